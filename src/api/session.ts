import { useSuspenseQuery } from '@tanstack/react-query'
import { mayDo, type Action } from '#domain/access.ts'
import { api } from './api.ts'

/** Who is signed in. The shell's loader fetches it before any page, so that pages find it without waiting. */
export const sessionQuery = () => api.session.read.queryOptions({ staleTime: 60_000 })

export function useSession() {
  return useSuspenseQuery(sessionQuery()).data
}

/** May the reader do this? For buttons and menus; the server asks again. */
export function useMay(action: Action): boolean {
  return mayDo(useSession().user.role, action)
}
