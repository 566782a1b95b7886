import { useEffect, useRef } from 'react'
import { useLocation, useNavigation, useNavigationType } from 'react-router'
import { fieldAims } from '#components/At.tsx'
import { aimFocus } from '#lib/focus.ts'
import { placeLastHeld, rememberPlaces } from './places.ts'

/**
 * After a change of page, puts the focus on the field that the address names, or on the page's heading, so that keyboard
 * and screen reader begin where the eye does; on the way back, where it was before. Other changes of the search stay
 * where they are: a filter must not take the focus from its reader.
 */
export function useArrival(): void {
  const location = useLocation()
  const { state } = useNavigation()
  const type = useNavigationType()
  const arrivedAt = useRef<typeof location>(null)

  useEffect(rememberPlaces, [])

  useEffect(() => {
    if (state !== 'idle' || arrivedAt.current === location) return
    const before = arrivedAt.current
    arrivedAt.current = location
    const aims = [
      ...fieldAims(location.hash),
      ...(before && type === 'POP' ? [placeLastHeld] : []),
      ...(before && before.pathname !== location.pathname ? [heading] : []),
    ]
    if (aims.length > 0) aimFocus(aims)
  }, [location, state, type])
}

const heading = () => document.querySelector<HTMLElement>('main h1')
