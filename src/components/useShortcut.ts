import { useEffect, useEffectEvent } from 'react'

/** `mod` is ⌘ on a Mac and Ctrl elsewhere: `mod+k`, `mod+enter`, `n`. */
export type Shortcut = string

type Options = { enabled?: boolean; inFields?: boolean }

const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent)

/** Acts on a key while the component is on the screen. A plain letter never fires while somebody types or a dialog is open. */
export function useShortcut(
  shortcut: Shortcut | undefined,
  act: () => void,
  { enabled = true, inFields = false }: Options = {},
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!shortcut || event.defaultPrevented || event.isComposing || !matches(shortcut, event)) return
    const usesModifier = shortcut.includes('mod+')
    if (!usesModifier && !inFields && isTyping(event.target)) return
    if (!inFields && document.querySelector('dialog[open]')) return
    event.preventDefault()
    act()
  })

  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}

/** The keys as people know them: `⌘↵` on a Mac, `Ctrl ↵` elsewhere. */
export function shortcutLabel(shortcut: Shortcut): string {
  return shortcut
    .split('+')
    .map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl ') : key === 'enter' ? '↵' : key.toUpperCase()))
    .join('')
}

/** The same for `aria-keyshortcuts`. */
export function shortcutForAria(shortcut: Shortcut): string {
  return shortcut
    .split('+')
    .map((key) => (key === 'mod' ? (isMac ? 'Meta' : 'Control') : key === 'enter' ? 'Enter' : key.toUpperCase()))
    .join('+')
}

function matches(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const keys = shortcut.split('+')
  const wantsMod = keys.includes('mod')
  const hasMod = isMac ? event.metaKey : event.ctrlKey
  return wantsMod === hasMod && !event.altKey && event.key.toLowerCase() === keys.at(-1)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
