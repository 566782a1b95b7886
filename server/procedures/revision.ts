import { fail } from '../http/problem.ts'

/**
 * The revision that a change was made on, from If-Match.
 *
 * A weak tag is taken as well: compressing an answer makes its ETag weak, and the revision it names is the same.
 *
 * @throws ProblemError `revisionRequired` without one; `*` names no revision and is refused alike. `invalid` where it is
 *   no ETag of ours.
 */
export function expectedRevision(ifMatch: string | undefined): number {
  const text = ifMatch?.trim()
  if (text === undefined || text === '' || text === '*') fail('revisionRequired')
  const match = /^(?:W\/)?"?([1-9]\d{0,14})"?$/.exec(text)
  if (!match) fail('invalid', { errors: [{ pointer: '/headers/if-match', code: 'badFormat' }] })
  return Number(match[1])
}

/** @throws ProblemError `staleRevision` with the present one. */
export function requireRevision(present: number, ifMatch: string | undefined): void {
  if (expectedRevision(ifMatch) !== present) fail('staleRevision', { data: { revision: present } })
}

export const etagOf = (revision: number): string => `"${revision}"`
