import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Play, PlayKind, PlayOf } from '#domain/plays/schema.ts'
import type { EditorProps, ViewProps } from './editor.ts'

type Lazily<Props> = LazyExoticComponent<ComponentType<Props>>

/** What a play looks like: its editor, the phone, and figures of its own where it has any. */
export type PlayViews<P extends Play> = {
  Editor: Lazily<EditorProps<P>>
  Preview: Lazily<ViewProps<P>> | null
  Figures: Lazily<ViewProps<P>> | null
}

/** One entry per play that is edited here; each is fetched when a play of its kind is opened. */
const views: { [K in PlayKind]?: PlayViews<PlayOf<K>> } = {
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

/** Kinds of play that there is an editor for. Others are set up over the API. */
export const editableKinds = Object.keys(views) as PlayKind[]

const factsOnly: PlayViews<Play> = {
  Editor: lazy(() => import('./shared/PlayFacts.tsx').then((file) => ({ default: file.PlayFacts }))),
  Preview: null,
  Figures: null,
}

/** The views of a play, by its kind; its facts to read where it has none of its own. */
export function viewsOf<P extends Play>(play: P): PlayViews<P> {
  // The record above ties each kind to its own type; TypeScript cannot follow that through an index.
  return (views[play.kind] ?? factsOnly) as unknown as PlayViews<P>
}
