import { useEffect, useRef, type ReactNode } from 'react'
import styles from './ScrollArea.module.css'

type ScrollAreaProps = {
  /** Names the region for those who come to it by keyboard. */
  label: string
  /** Scrolls downwards too, beyond this height. */
  maxHeight?: string
  /** Scrolls on narrow screens alone: on wide ones a sticky head then sticks to the window. */
  narrowOnly?: boolean
  children: ReactNode
}

/**
 * Something wide or long in a box of its own. While it really scrolls it can be reached with Tab and moved with the
 * arrow keys; while everything is in sight it is not in the way.
 */
export function ScrollArea({ label, maxHeight, narrowOnly = false, children }: ScrollAreaProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const tell = () => {
      const canScroll = getComputedStyle(element).overflowX !== 'visible'
      const larger = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
      if (canScroll && larger) element.setAttribute('tabindex', '0')
      else element.removeAttribute('tabindex')
    }
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    tell()
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={box}
      role="region"
      aria-label={label}
      className={narrowOnly ? styles.narrowOnly : styles.area}
      style={{ maxHeight }}
    >
      {children}
    </div>
  )
}
