import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Play, PlayKind } from '#domain/plays/schema.ts'
import type { EditorProps, ViewProps } from './editor.ts'

type OfKind<K extends PlayKind> = Extract<Play, { kind: K }>
type Lazily<Props> = LazyExoticComponent<ComponentType<Props>>

/** What a play looks like: its editor, the phone, and figures of its own where it has any. */
export type PlayViews<P extends Play> = {
  Editor: Lazily<EditorProps<P>>
  Preview: Lazily<ViewProps<P>>
  Figures: Lazily<ViewProps<P>> | null
}

/** One line per play; each is fetched when a play of its kind is opened. */
const views: { [K in PlayKind]: PlayViews<OfKind<K>> } = {
  groupBuy: {
    Editor: lazy(() => import('./groupBuy/GroupBuyEditor.tsx').then((file) => ({ default: file.GroupBuyEditor }))),
    Preview: lazy(() => import('./groupBuy/GroupBuyPreview.tsx').then((file) => ({ default: file.GroupBuyPreview }))),
    Figures: null,
  },
  bargain: {
    Editor: lazy(() => import('./bargain/BargainEditor.tsx').then((file) => ({ default: file.BargainEditor }))),
    Preview: lazy(() => import('./bargain/BargainPreview.tsx').then((file) => ({ default: file.BargainPreview }))),
    Figures: lazy(() => import('./bargain/BargainFigures.tsx').then((file) => ({ default: file.BargainFigures }))),
  },
}

/** The views of a play, by its kind. */
export function viewsOf<P extends Play>(play: P): PlayViews<P> {
  // The record above ties each kind to its own type; TypeScript cannot follow that through an index.
  return views[play.kind] as unknown as PlayViews<P>
}
