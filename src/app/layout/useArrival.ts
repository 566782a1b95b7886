import { useEffect, useRef } from 'react'
import { useLocation, useNavigation, useNavigationType } from 'react-router'

/** Fetched when somebody first puts the focus anywhere: no page waits for it. */
const arrival = () => import('./arrival.ts')

/**
 * After a change of page, puts the focus on the field that the address names, or on the page's heading, so that keyboard
 * and screen reader begin where the eye does; on the way back, where it was before. Other changes of the search stay
 * where they are: a filter must not take the focus from its reader. Between them, the focus is never lost.
 */
export function useArrival(): void {
  const location = useLocation()
  const { state } = useNavigation()
  const type = useNavigationType()
  const arrivedAt = useRef<typeof location>(null)

  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone
    const watch = () => void arrival().then(({ watchFocus }) => watchFocus(signal), unreachable)
    document.addEventListener('focusin', watch, { once: true, signal })
    return () => gone.abort()
  }, [])

  useEffect(() => {
    if (state !== 'idle' || arrivedAt.current === location) return
    const before = arrivedAt.current
    arrivedAt.current = location
    const { hash, pathname } = location
    const isReturn = before !== null && type === 'POP'
    const isOtherPage = before !== null && before.pathname !== pathname
    if (isReturn || isOtherPage || hash.startsWith('#/'))
      void arrival().then(({ arrive }) => arrive({ hash, isReturn, isOtherPage }), unreachable)
  }, [location, state, type])
}

/** Without it the page still works: the focus stays where the browser leaves it. */
const unreachable = () => undefined
