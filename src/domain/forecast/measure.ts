import type { EventType, HaggleEvent } from '../analytics/event.ts'
import type { Moment, Person } from '../analytics/history.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import { markets, type Market } from '../market.ts'
import { definitionOf } from '../plays/registry.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { dayMs, epochOf, localTime, type EpochMs, type Span } from '../time.ts'
import type { AssumptionName } from './assumptions.ts'

/** What a past event says of its shoppers, and out of how many cases each figure comes. */
export type Measured = { rates: Partial<ShopperRates>; cases: Partial<Record<AssumptionName, number>> }

/** Days that count as main ones, where: half-open spans. */
export type MainSpan = Span & { market: Market }

/**
 * Whose shoppers are counted. `main` holds the spans of the campaign's main phases, `starts` the plays of which it is
 * reported when somebody takes part, and by which event.
 */
export type ShopperQuestion = {
  campaignId: string
  main: readonly MainSpan[]
  starts: readonly { playId: string; type: EventType }[]
}

/** What shoppers of a campaign did, counted: everything that rates are made of. Instances are groups and bargains. */
export type ShopperCounts = {
  /** People by play, market and day who came to a play's page by themselves on main days. */
  mainVisits: number
  /** The same on all days, to plays that report who takes part; and of those, who did that day. */
  visits: number
  visitsStarting: number
  opened: number
  openedAndShared: number
  shares: number
  invitesSent: number
  invitesOpened: number
  /** Of the invites opened, those that say whether the person was new, and those where they were. */
  invitesKnown: number
  invitesNew: number
  /** Invites opened to bargains, and helps given or refused there. */
  bargainInvites: number
  bargainHelps: number
  /** Invites opened to plays whose instances can be opened, and people who opened one of their own after such an invite. */
  openableInvites: number
  spawned: number
  completed: number
  completedAndPaid: number
}

/** Below this many cases a share says nothing yet. */
const leastCases = 30

/** Events with which somebody opens an instance that friends can come to. */
export const openingTypes = ['group_open', 'bargain_open'] as const satisfies HaggleEvent['type'][]
/** Events with which somebody helps, or would have. */
export const helpTypes = ['help', 'help_refused'] as const satisfies HaggleEvent['type'][]

/** What is to be counted of a campaign's shoppers. */
export function shopperQuestion(campaignId: string, { phases, plays }: CampaignDocument): ShopperQuestion {
  const main = phases.filter(({ kind }) => kind === 'main')
  return {
    campaignId,
    main: main.flatMap(({ window, markets: held }) => held.map((market) => ({ market, ...window }))),
    starts: plays.flatMap((play) => {
      const { startsWith: type } = definitionOf(play)
      return type === undefined ? [] : [{ playId: play.id, type }]
    }),
  }
}

/**
 * Counts what a campaign's shoppers did.
 *
 * @param people everybody with a moment in the campaign, as `peopleOf` makes them
 */
export function countShoppers(people: readonly Person[], question: ShopperQuestion): ShopperCounts {
  const { campaignId } = question
  const openable = openablePlays(question)
  const own = people.map(({ moments }) => moments.filter(({ event }) => event.campaignId === campaignId))
  const all = own.flat()
  const of = (types: readonly HaggleEvent['type'][]) => all.filter(({ event }) => types.includes(event.type))
  const opened = instancesOf(of(openingTypes))
  const bargains = instancesOf(of(['bargain_open']))
  const completed = instancesOf(of(['bargain_complete']))
  const shares = of(['share'])
  const invitesOpened = of(['invite_open'])
  const isToBargain = ({ event }: Moment) => bargains.has(event.instanceId ?? '')
  const visits = own.flatMap((moments) => visitsOf(moments, question))
  return {
    mainVisits: visits.filter(({ isMain }) => isMain).length,
    visits: visits.filter(({ starts }) => starts !== null).length,
    visitsStarting: visits.filter(({ starts }) => starts === true).length,
    opened: opened.size,
    openedAndShared: countIn(instancesOf(shares), opened),
    shares: shares.length,
    invitesSent: shares.reduce((total, { event }) => total + (event.quantity ?? 1), 0),
    invitesOpened: invitesOpened.length,
    invitesKnown: invitesOpened.filter(({ event }) => event.isNewUser !== undefined).length,
    invitesNew: invitesOpened.filter(({ event }) => event.isNewUser === true).length,
    bargainInvites: invitesOpened.filter(isToBargain).length,
    bargainHelps: of(helpTypes).filter(isToBargain).length,
    openableInvites: invitesOpened.filter(({ event }) => openable.has(event.playId ?? '')).length,
    spawned: own.filter((moments) => opensAfterInvite(moments, openable)).length,
    completed: completed.size,
    completedAndPaid: countIn(instancesOf(of(['pay'])), completed),
  }
}

/**
 * A campaign's shoppers as rates, for `calibrate`. What too few did, and what events do not show (who gives up, who has
 * several accounts, whom invites could have reached), is left out.
 *
 * @param document the campaign as it was held: how long its pages were open on main days
 */
export function measuredRates(counts: ShopperCounts, document: CampaignDocument): Measured {
  const measured: Measured = { rates: {}, cases: {} }
  const put = (name: AssumptionName, value: number, cases: number) => {
    if (cases < leastCases) return
    measured.rates[name] = value
    measured.cases[name] = cases
  }
  const share = (name: AssumptionName, part: number, cases: number) =>
    put(name, Math.min(10_000, Math.round((part * 10_000) / Math.max(1, cases))), cases)

  const days = mainDays(document)
  if (days > 0) put('visitorsPerDay', Math.round(counts.mainVisits / days), counts.mainVisits)
  share('startRate', counts.visitsStarting, counts.visits)
  share('shareRate', counts.openedAndShared, counts.opened)
  put('invitesPerSharer', Math.round((counts.invitesSent * 100) / Math.max(1, counts.shares)) / 100, counts.shares)
  share('openRate', counts.invitesOpened, counts.invitesSent)
  share('helpRate', counts.bargainHelps, counts.bargainInvites)
  share('newShareOfOpens', counts.invitesNew, counts.invitesKnown)
  share('spawnRate', counts.spawned, counts.openableInvites)
  share('payRate', counts.completedAndPaid, counts.completed)
  return measured
}

function instancesOf(moments: readonly Moment[]): Set<string> {
  return new Set(moments.flatMap(({ event }) => event.instanceId ?? []))
}

/** How many of the second are among the first. */
function countIn(found: ReadonlySet<string>, among: ReadonlySet<string>): number {
  return [...among].filter((instance) => found.has(instance)).length
}

const isOpening = ({ event: { type } }: Moment) => openingTypes.some((opening) => opening === type)

/** Plays of which instances are opened that friends can come to. */
export function openablePlays({ starts }: Pick<ShopperQuestion, 'starts'>): ReadonlySet<string> {
  return new Set(starts.filter(({ type }) => openingTypes.some((one) => one === type)).map(({ playId }) => playId))
}

/** A day of a market on which somebody came to a play's page by themselves. `starts` is null of a play that does not say. */
type Visit = { isMain: boolean; starts: boolean | null }

/** A person's visits by themselves, and on which of them they took part in the play. */
function visitsOf(moments: readonly Moment[], { main, starts }: Pick<ShopperQuestion, 'main' | 'starts'>): Visit[] {
  const startOf = new Map(starts.map(({ playId, type }) => [playId, type]))
  const visits = new Map<string, Visit & { came: boolean }>()
  for (const { at, event } of moments) {
    if (event.playId === undefined) continue
    const came = event.type === 'view' && event.source !== 'friend'
    const start = startOf.get(event.playId)
    const { year, month, day } = localTime(event.at, event.market)
    const key = `${year}-${month}-${day} ${event.market} ${event.playId}`
    const known = visits.get(key) ?? { came: false, isMain: false, starts: start === undefined ? null : false }
    visits.set(key, {
      came: known.came || came,
      isMain: known.isMain || (came && main.some((span) => isWithin(span, at, event.market))),
      starts: known.starts === null ? null : known.starts || event.type === start,
    })
  }
  return [...visits.values()].filter(({ came }) => came)
}

const isWithin = ({ market, from, to }: MainSpan, at: EpochMs, where: Market) =>
  market === where && epochOf(from) <= at && at < epochOf(to)

/** Did somebody who came through an invite open an instance of their own later? */
function opensAfterInvite(moments: readonly Moment[], openable: ReadonlySet<string>): boolean {
  const invited = moments.find(({ event }) => event.type === 'invite_open' && openable.has(event.playId ?? ''))
  return invited !== undefined && moments.some((one) => one.at > invited.at && isOpening(one))
}

/** Main days that pages of plays were open, over all pages and markets. */
function mainDays(document: CampaignDocument): number {
  let days = 0
  for (const play of document.plays)
    for (const market of markets.filter((one) => play.markets.includes(one)))
      for (const { from, to } of definitionOf(play).openSpans(play))
        for (const { window } of document.phases.filter((one) => one.kind === 'main' && one.markets.includes(market))) {
          const begins = Math.max(epochOf(from), epochOf(window.from))
          const ends = Math.min(epochOf(to), epochOf(window.to))
          days += Math.max(0, ends - begins) / dayMs
        }
  return days
}
