import type { HaggleEvent } from '../analytics/event.ts'
import { byTime, type Moment, type Person } from '../analytics/history.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import { markets, type Market } from '../market.ts'
import { definitionOf } from '../plays/registry.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { dayMs, epochOf, instantOf, localTime } from '../time.ts'
import type { AssumptionName } from './assumptions.ts'

/** What a past event says of its shoppers, and out of how many cases each figure comes. */
export type Measured = { rates: Partial<ShopperRates>; cases: Partial<Record<AssumptionName, number>> }

/** Below this many cases a share says nothing yet. */
const leastCases = 30

/** Events with which somebody opens an instance that friends can come to. */
const openings: readonly HaggleEvent['type'][] = ['group_open', 'bargain_open']
const helps: readonly HaggleEvent['type'][] = ['help', 'help_refused']

/**
 * Measures a campaign's shoppers from what they did, for `calibrate`. What too few did, and what events do not show
 * (who gives up, who has several accounts, whom invites could have reached), is left out.
 *
 * @param people everybody with a moment in the campaign, as `peopleOf` makes them
 */
export function measureRates(
  people: readonly Person[],
  campaign: { id: string; document: CampaignDocument },
): Measured {
  const own = people.map(({ moments }) => moments.filter(({ event }) => event.campaignId === campaign.id))
  const all = own.flat().sort(byTime)
  const of = (types: readonly HaggleEvent['type'][]) => all.filter(({ event }) => types.includes(event.type))
  const opened = of(openings)
  const invitesOpened = of(['invite_open'])
  const shares = of(['share'])
  const sent = shares.reduce((total, { event }) => total + (event.quantity ?? 1), 0)
  const bargains = instancesOf(of(['bargain_open']))
  const toBargains = invitesOpened.filter(({ event }) => bargains.has(event.instanceId ?? ''))
  const known = invitesOpened.filter(({ event }) => event.isNewUser !== undefined)
  const completed = instancesOf(of(['bargain_complete']))
  const arrivals = own.flatMap(arrivalsOf)

  const measured: Measured = { rates: {}, cases: {} }
  const put = (name: AssumptionName, value: number, cases: number) => {
    if (cases < leastCases) return
    measured.rates[name] = value
    measured.cases[name] = cases
  }
  const share = (name: AssumptionName, part: number, cases: number) =>
    put(name, Math.min(10_000, Math.round((part * 10_000) / Math.max(1, cases))), cases)

  const visits = visitsOnMainDays(own, campaign.document)
  if (visits.days > 0) put('visitorsPerDay', Math.round(visits.visitors / visits.days), visits.visitors)
  share('startRate', arrivals.filter(({ opens }) => opens).length, arrivals.length)
  share('shareRate', countIn(instancesOf(shares), instancesOf(opened)), instancesOf(opened).size)
  put('invitesPerSharer', Math.round((sent * 100) / Math.max(1, shares.length)) / 100, shares.length)
  share('openRate', invitesOpened.length, sent)
  share('helpRate', of(helps).filter(({ event }) => bargains.has(event.instanceId ?? '')).length, toBargains.length)
  share('newShareOfOpens', known.filter(({ event }) => event.isNewUser === true).length, known.length)
  share('spawnRate', own.filter(opensAfterInvite).length, invitesOpened.length)
  share('payRate', countIn(instancesOf(of(['pay'])), completed), completed.size)
  return measured
}

function instancesOf(moments: readonly Moment[]): Set<string> {
  return new Set(moments.flatMap(({ event }) => event.instanceId ?? []))
}

/** How many of the second are among the first. */
function countIn(found: ReadonlySet<string>, among: ReadonlySet<string>): number {
  return [...among].filter((instance) => found.has(instance)).length
}

/** The plays a person came to by themselves, and whether they opened an instance of each that can be opened. */
function arrivalsOf(moments: readonly Moment[]): { opens: boolean }[] {
  const first = new Map<string, HaggleEvent>()
  for (const { event } of moments)
    if (event.playId !== undefined && !first.has(event.playId)) first.set(event.playId, event)
  return [...first].flatMap(([playId, event]) =>
    event.type === 'view' && event.source !== 'friend'
      ? [{ opens: moments.some((one) => one.event.playId === playId && openings.includes(one.event.type)) }]
      : [],
  )
}

/** Did somebody who came through an invite open an instance of their own later? */
function opensAfterInvite(moments: readonly Moment[]): boolean {
  const invited = moments.find(({ event }) => event.type === 'invite_open')
  return invited !== undefined && moments.some(({ at, event }) => at > invited.at && openings.includes(event.type))
}

/** People who came to a play's page by themselves on a day of the main phase, and the days there were, over all pages. */
function visitsOnMainDays(
  people: readonly (readonly Moment[])[],
  document: CampaignDocument,
): { visitors: number; days: number } {
  const main = document.phases.filter(({ kind }) => kind === 'main')
  const isMain = (at: number, market: Market) =>
    main.some(
      (phase) => phase.markets.includes(market) && epochOf(phase.window.from) <= at && at < epochOf(phase.window.to),
    )
  let visitors = 0
  for (const moments of people) {
    const seen = new Set<string>()
    for (const { at, event } of moments) {
      if (event.type !== 'view' || event.playId === undefined || event.source === 'friend') continue
      if (!isMain(at, event.market)) continue
      const { month, day } = localTime(instantOf(at), event.market)
      seen.add(`${event.playId} ${event.market} ${month}-${day}`)
    }
    visitors += seen.size
  }
  let days = 0
  for (const play of document.plays)
    for (const market of markets.filter((one) => play.markets.includes(one)))
      for (const { from, to } of definitionOf(play).openSpans(play))
        for (const phase of main.filter((one) => one.markets.includes(market))) {
          const begins = Math.max(epochOf(from), epochOf(phase.window.from))
          const ends = Math.min(epochOf(to), epochOf(phase.window.to))
          days += Math.max(0, ends - begins) / dayMs
        }
  return { visitors, days }
}
