import { epochOf, type EpochMs } from '../time.ts'
import type { HaggleEvent, Segment } from './event.ts'

/** An event with its moment as a number. */
export type Moment = { at: EpochMs; event: HaggleEvent }

/** Everything that one person did, oldest first; events of the same instant in the order of their ids. */
export type Person = { subject: string; moments: readonly Moment[] }

/**
 * Whom an event belongs to: the user it names; else the user that its visitor registered as, at whatever time; else the
 * visitor. So what somebody did before registering counts as theirs. A visitor that registered several users (a shared
 * device) belongs to the first of them, by time and then by id.
 *
 * `u:` and `v:` keep a user and a visitor of the same key apart.
 */
export function subjectOf(event: HaggleEvent, links: ReadonlyMap<string, string>): string {
  if (event.userKey !== undefined) return `u:${event.userKey}`
  const user = links.get(event.visitorKey ?? '')
  return user === undefined ? `v:${event.visitorKey}` : `u:${user}`
}

/**
 * Events by person. An id counts once, however often it was sent, and test events not at all: they do not even link a
 * visitor to a user.
 */
export function peopleOf(events: readonly HaggleEvent[]): Person[] {
  const byId = new Map<string, Moment>()
  for (const event of events) {
    if (event.isTest !== true && !byId.has(event.id)) byId.set(event.id, { at: epochOf(event.at), event })
  }
  const moments = [...byId.values()].sort(byTime)
  const links = new Map<string, string>()
  for (const { event } of moments) {
    if (event.type !== 'register' || event.visitorKey === undefined || event.userKey === undefined) continue
    if (!links.has(event.visitorKey)) links.set(event.visitorKey, event.userKey)
  }
  const people = new Map<string, Moment[]>()
  for (const moment of moments) {
    const subject = subjectOf(moment.event, links)
    const known = people.get(subject)
    if (known) known.push(moment)
    else people.set(subject, [moment])
  }
  return [...people].map(([subject, own]) => ({ subject, moments: own }))
}

/** By time, then by id, as text of their canonical lower-case form. */
export function byTime(a: Moment, b: Moment): number {
  return a.at - b.at || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0)
}

/** What makes somebody a sharer: they share, or they open what friends are invited to. */
export const sharingTypes = ['share', 'group_open', 'bargain_open'] as const

/**
 * What a person was to a campaign, or to the whole shop where no campaign is named; undefined where they had no contact
 * with it before `end`.
 *
 * The first contact decides who was shared to: it names another person as the inviter, or comes from a friend. Such a
 * person is returning where the shop saw them before that contact, in any campaign, or where the contact itself says
 * that the user is not new. All others are sharers if they share or open a play in the campaign before `end`.
 */
export function segmentOf(person: Person, campaignId: string | undefined, end: EpochMs): Segment | undefined {
  const seen = person.moments.filter(({ at }) => at < end)
  const contacts = seen.filter(({ event }) => campaignId === undefined || event.campaignId === campaignId)
  const [first] = contacts
  if (first === undefined) return undefined
  const { event } = first
  const invited = event.inviterKey !== undefined && event.inviterKey !== event.userKey
  if (invited || event.source === 'friend') {
    return seen[0] === first && event.isNewUser !== false ? 'sharedToNew' : 'sharedToReturning'
  }
  return contacts.some(({ event: { type } }) => sharingTypes.some((sharing) => sharing === type))
    ? 'sharer'
    : 'nonSharer'
}

/** Whose events a question is about, and when: `from` included, `to` excluded, and nothing after `asOf`. */
export type Scope = { campaignId?: string | undefined; from: EpochMs; to: EpochMs; asOf: EpochMs }

/** The first moment that a question no longer sees. */
export function endOf(scope: Scope): EpochMs {
  return Math.min(scope.to, scope.asOf)
}

export function within(scope: Scope, { at, event }: Moment): boolean {
  if (scope.campaignId !== undefined && event.campaignId !== scope.campaignId) return false
  return at >= scope.from && at < endOf(scope)
}
