import { useEffect, useRef } from 'react'
import { useLocation, useNavigation } from 'react-router'

/**
 * After a change of page, puts the focus on its heading, so that keyboard and screen reader begin where the eye does.
 * Changes of the search or the hash stay where they are: a filter must not take the focus from its reader.
 */
export function useArrival(): void {
  const { pathname, hash } = useLocation()
  const { state } = useNavigation()
  const arrivedAt = useRef(pathname)

  useEffect(() => {
    if (state !== 'idle' || arrivedAt.current === pathname) return
    arrivedAt.current = pathname
    // An address that names a field leads there, and the page has put the focus on it already (`useArriveAtField`).
    if (hash.startsWith('#/') && document.activeElement?.closest('[data-pointer]')) return
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.focus({ preventScroll: true })
  }, [pathname, hash, state])
}
