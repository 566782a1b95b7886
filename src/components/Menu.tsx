import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { shortcutForAria, shortcutLabel, useShortcut, type Shortcut } from './useShortcut.ts'
import styles from './Menu.module.css'

export type MenuItem = {
  id: string
  label: string
  onSelect: () => void
  /** Given: the item is one of a choice, and this is the current one or not. */
  checked?: boolean
  /** Given: the item stays in sight but cannot be chosen, and says why. */
  disabledReason?: string | undefined
  tone?: 'plain' | 'danger'
  lang?: string
}

type MenuProps = {
  /** What the button is called; also its tooltip. */
  label: string
  trigger: ReactNode
  items: readonly MenuItem[]
  /** Stands above the items, e.g. who is signed in. */
  header?: ReactNode
  className?: string
  /** Opens it while nobody types. */
  shortcut?: Shortcut
}

/** A button and the short list it opens. Arrow keys, Home, End, first letters and Esc as everywhere. */
export function Menu({ label, trigger, items, header, className, shortcut }: MenuProps) {
  const [place, setPlace] = useState<Place | null>(null)
  const open = place !== null
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()

  useEffect(() => {
    if (!open) return
    const chosen = list.current?.querySelector<HTMLElement>('[aria-checked="true"]')
    ;(chosen ?? list.current?.querySelector<HTMLElement>('[role^="menuitem"]'))?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setPlace(null)
    }
    // Scrolling that was under way when it opened must not take it away: it stays with its button while that is in sight.
    const follow = () => {
      if (isInWindow(button.current)) return setPlace(placeBeside(button.current))
      button.current?.focus({ preventScroll: true })
      setPlace(null)
    }
    document.addEventListener('pointerdown', closeOutside)
    window.addEventListener('resize', follow)
    window.addEventListener('scroll', follow)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      window.removeEventListener('resize', follow)
      window.removeEventListener('scroll', follow)
    }
  }, [open])

  const show = () => setPlace(placeBeside(button.current))
  useShortcut(shortcut, show)

  const close = () => {
    setPlace(null)
    button.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const at = entries.indexOf(document.activeElement as HTMLElement)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      entries.at(target % entries.length)?.focus()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setPlace(null)
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      const begins = (entry: HTMLElement) => entry.innerText.trim().toLowerCase().startsWith(event.key.toLowerCase())
      ;[...entries.slice(at + 1), ...entries].find(begins)?.focus()
    }
  }

  return (
    <div ref={root} className={styles.root}>
      <button
        ref={button}
        type="button"
        className={className ?? styles.trigger}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-label={shortcut ? `${label} ${shortcutLabel(shortcut)}` : label}
        aria-keyshortcuts={shortcut && shortcutForAria(shortcut)}
        title={label}
        onClick={() => (open ? setPlace(null) : show())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return
          event.preventDefault()
          show()
        }}
      >
        {trigger}
        {shortcut && (
          <>
            {' '}
            <kbd className={styles.key}>{shortcutLabel(shortcut)}</kbd>
          </>
        )}
      </button>
      {open && (
        <div className={styles.panel} style={place}>
          {header && <div className={styles.header}>{header}</div>}
          <div ref={list} id={listId} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
            {items.map((item) => (
              <button
                key={item.id}
                type="button"
                role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.checked}
                aria-disabled={item.disabledReason ? true : undefined}
                lang={item.lang}
                tabIndex={-1}
                className={`${styles.item} ${item.tone === 'danger' ? styles.danger : ''}`}
                onClick={() => {
                  if (item.disabledReason) return
                  close()
                  item.onSelect()
                }}
              >
                <span className={styles.check}>{item.checked && <Icon name="check" />}</span>
                <span>
                  {item.label}
                  {item.disabledReason && <small className={styles.reason}>{item.disabledReason}</small>}
                </span>
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function isInWindow(button: HTMLElement | null): boolean {
  const { top, bottom, height } = button?.getBoundingClientRect() ?? new DOMRect()
  return height > 0 && bottom >= 0 && top <= window.innerHeight
}

type Place = { top?: number; bottom?: number; left?: number; right?: number; maxHeight: number }

/** Below the button, or above where there is more room, and no longer than that; against the edge of the window that is nearer. Fixed, so that no scrolling box cuts it. */
function placeBeside(button: HTMLElement | null): Place {
  const rect = button?.getBoundingClientRect() ?? new DOMRect()
  const gap = 6
  const [above, below] = [rect.top - 2 * gap, window.innerHeight - rect.bottom - 2 * gap]
  const vertical =
    above > below && rect.bottom > window.innerHeight * 0.7
      ? { bottom: window.innerHeight - rect.top + gap, maxHeight: above }
      : { top: rect.bottom + gap, maxHeight: below }
  const horizontal =
    rect.left < window.innerWidth / 2
      ? { left: rect.left }
      : { right: document.documentElement.clientWidth - rect.right }
  return { ...vertical, ...horizontal }
}
