import type { Role } from '#domain/access.ts'
import { prefetch } from '../page.ts'
import { destinationsFor } from './navigation.ts'

/** Once the first page stands and the browser has nothing to do, fetches the code of the pages one click away. */
export function prefetchWhenIdle(role: Role): () => void {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection
  if (connection?.saveData) return () => undefined
  const patterns = destinationsFor(role).flatMap((group) => group.items.map((item) => item.pattern))
  const start = () => {
    for (const pattern of patterns) prefetch(pattern)
  }
  if (typeof requestIdleCallback !== 'function') return () => undefined
  // Late, so that it never competes with the first page's own data and charts.
  let idle = 0
  const timer = setTimeout(() => {
    idle = requestIdleCallback(start)
  }, 4_000)
  return () => {
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
}
