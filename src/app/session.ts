import { redirect } from 'react-router'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { troubleOf } from '#lib/problem.ts'
import { paths } from '#paths'

/** Lets nobody behind the sign-in without a session, and brings them back to where they wanted to go. */
export async function sessionLoader({ request }: { request: Request }) {
  try {
    return await queryClient.ensureQueryData({ ...sessionQuery(), revalidateIfStale: true, retry: false })
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
