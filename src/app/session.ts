import { hashKey } from '@tanstack/react-query'
import { redirect } from 'react-router'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { setClock } from '#lib/clock.ts'
import { troubleOf } from '#lib/problem.ts'
import { paths } from '#paths'
import { adoptLanguage } from './i18n.ts'

/** Lets nobody behind the sign-in without a session, and brings them back to where they wanted to go. */
export async function sessionLoader({ request }: { request: Request }) {
  try {
    const session = await queryClient.ensureQueryData({ ...sessionQuery(), revalidateIfStale: true, retry: false })
    await adoptLanguage(session.user.language)
    return session
  } catch (error) {
    if (troubleOf(error).code !== 'notSignedIn') throw error
    const { pathname, search } = new URL(request.url)
    throw redirect(signInFrom(`${pathname}${search}`))
  }
}

/** The sign-in, remembering the page to return to. */
export function signInFrom(wanted: string): string {
  return paths.signIn(wanted === paths.home() ? {} : { next: wanted })
}

/**
 * Hears what every query learns of the session: a fresh one sets our clock by the server's, an ended one leads to the
 * sign-in, wherever it was noticed.
 */
export function watchSession(onEnded: () => void): void {
  const sessionHash = hashKey(sessionQuery().queryKey)
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return
    if (event.action.type === 'error' && troubleOf(event.action.error).code === 'notSignedIn') onEnded()
    if (event.action.type === 'success' && event.query.queryHash === sessionHash) {
      const session = queryClient.getQueryData(sessionQuery().queryKey)
      if (session) setClock(session.now)
    }
  })
}
