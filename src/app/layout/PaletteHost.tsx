import { lazy, Suspense } from 'react'
import { useShortcut } from '#components/useShortcut.ts'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))

/** Listens for ⌘K; the palette itself is fetched when first asked for. */
export function PaletteHost({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  useShortcut('mod+k', () => onOpenChange(!open), { inFields: true })
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <Palette onClose={() => onOpenChange(false)} />
    </Suspense>
  )
}
