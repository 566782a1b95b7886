import type { HaggleEvent } from '../analytics/event.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import { markets, type Market } from '../market.ts'
import { shareOut } from '../money.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { chance } from '../plays/shared/draws.ts'
import { termsOf } from '../plays/shared/products.ts'
import { drawInteger, drawsOf, type Seed } from '../seed.ts'
import { epochOf, hourMs, instantOf, localTime, minuteMs, type EpochMs, type Instant } from '../time.ts'
import { assumptionsOf, ratesOf, type Assumptions } from '../forecast/assumptions.ts'
import { drawPoisson } from '../forecast/chance.ts'
import { hoursBetween, hourShare, phaseShare } from '../forecast/hours.ts'
import { newAgenda } from './agenda.ts'
import { collectCoupons } from './coupons.ts'
import { partnerBehind } from './partners.ts'
import {
  buySomething,
  customer,
  drawSource,
  inCampaign,
  inPlay,
  later,
  orderAtList,
  register,
  say,
  stranger,
  isLeft,
  type Person,
  type World,
} from './world.ts'

export type ShopperScript = {
  /** The published campaign whose rules they play by; without one there is only the shop's ordinary traffic. */
  campaign: { id: string; document: CampaignDocument } | null
  /** Visitors of the campaign, over all markets, who come by themselves; friends they bring are on top. */
  shoppers: number
  seed: Seed
  from: Instant
  to: Instant
  /** Visitors a day and market outside the campaign: the baseline that lift is measured against. */
  ordinaryPerDay?: number
  assumptions?: Assumptions
}

/** Of visitors who come by themselves, how many have registered before. */
const knownShare = 6_500

/**
 * Plays shoppers by a campaign's published rules: sharers who open groups and bargains, friends who come through them,
 * non-sharers who look and buy, and the shop's ordinary visitors. Yields what a storefront would report, in the order of
 * time. Same script, same events, to the last id.
 *
 * @throws RangeError if the script ends before it begins
 */
export function* shopperEvents(script: ShopperScript): Generator<HaggleEvent> {
  const from = epochOf(script.from)
  const until = epochOf(script.to)
  if (until < from) throw new RangeError('the script ends before it begins')
  const { campaign } = script
  const world: World = {
    seed: script.seed,
    draw: drawsOf(`shoppers:${script.seed}`),
    rates: ratesOf(script.assumptions ?? assumptionsOf(campaign?.document ?? {})),
    campaign,
    until,
    agenda: newAgenda(),
    happened: [],
    left: new Map(),
    given: new Map(),
    reached: new Map(),
    known: new Map(),
    book: new Map(),
    people: 0,
    instances: 0,
    orders: 0,
  }
  const held =
    campaign === null ? [...markets] : markets.filter((market) => campaign.document.markets[market] !== undefined)
  const hours = hoursBetween(from, until)
  const visits = campaignVisits(script, held, hours)

  for (const [k, { at, length }] of hours.entries()) {
    for (const market of held) {
      arrive(world, market, at, length, visits.get(market)?.[k] ?? 0, campaignVisitor)
      const ordinary = (script.ordinaryPerDay ?? 0) * hourShare(at, market) * weekday(at, market) * (length / hourMs)
      arrive(world, market, at, length, drawPoisson(world.draw, ordinary), ordinaryVisitor)
    }
    yield* happen(world, at + length - 1)
  }
}

/** Lets everything happen up to a moment, and hands out what was said of it, in the order of time. */
function* happen(world: World, until: EpochMs): Generator<HaggleEvent> {
  for (let next = world.agenda.next(until); next !== undefined; next = world.agenda.next(until)) next.what(next.at)
  // A story may say the sequel of a moment at once, a second ahead: what lies beyond waits for its hour.
  const limit = instantOf(until)
  const now = world.happened.filter(({ at }) => at <= limit)
  world.happened = world.happened.filter(({ at }) => at > limit)
  yield* now.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** How many visitors the campaign has in each hour: all of them shared out by phase and time of day, to the last one. */
function campaignVisits(
  { campaign, shoppers }: ShopperScript,
  held: readonly Market[],
  hours: ReturnType<typeof hoursBetween>,
): Map<Market, number[]> {
  if (campaign === null) return new Map()
  const weights = held.flatMap((market) =>
    hours.map(({ at, length }) =>
      Math.floor(phaseShare(campaign.document, at, market) * hourShare(at, market) * length),
    ),
  )
  if (weights.every((weight) => weight === 0)) return new Map()
  const shares = shareOut(shoppers, weights)
  return new Map(held.map((market, k) => [market, shares.slice(k * hours.length, (k + 1) * hours.length)]))
}

/** People buy more at the end of a week. A default, unmeasured. */
function weekday(at: EpochMs, market: Market): number {
  const { year, month, day } = localTime(instantOf(at), market)
  return [1.2, 0.92, 0.93, 0.95, 0.98, 1.05, 1.22][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? 1
}

type Visitor = (world: World, at: EpochMs, market: Market) => void

function arrive(world: World, market: Market, at: EpochMs, length: number, count: number, visitor: Visitor): void {
  for (let k = 0; k < count; k++)
    later(world, at + Math.floor(world.draw() * length), (then) => visitor(world, then, market))
}

function campaignVisitor(world: World, at: EpochMs, market: Market): void {
  const { draw } = world
  const person = chance(draw, knownShare) ? customer(world, market) : stranger(world, market)
  const source = drawSource(world)
  const isNewUser = person.userKey === null
  const play = pickPlay(world, at, market)
  const seen = play === null ? inCampaign(world) : inPlay(world, play)
  const partnerId = partnerBehind(world, market, source)
  say(world, at, person, 'view', { ...seen, source, isNewUser, ...(partnerId === null ? {} : { partnerId }) })
  collectCoupons(world, at, person)
  if (play !== null && chance(draw, definitionOf(play).participation(play, world.rates))) {
    later(world, at + minuteMs, (then) => definitionOf(play).story(world, then, play, person))
    return
  }
  if (draw() < 0.4)
    later(world, at + 2 * minuteMs, (then) =>
      say(world, then, person, 'view', { ...inCampaign(world), source, isNewUser }),
    )
  if (draw() < 0.05) buyAlone(world, at + 4 * minuteMs, person, play)
}

/** A play that is open to this market now and not sold out. */
function pickPlay(world: World, at: EpochMs, market: Market): Play | null {
  const now = instantOf(at)
  const open = (world.campaign?.document.plays ?? []).filter(
    (play) =>
      play.markets.includes(market) &&
      definitionOf(play)
        .openSpans(play)
        .some(({ from, to }) => from <= now && now < to) &&
      isLeft(world, play, market),
  )
  return open[drawInteger(world.draw, 0, open.length - 1)] ?? null
}

/** A non-sharer takes what they came for at the price without friends. */
function buyAlone(world: World, at: EpochMs, person: Person, play: Play | null): void {
  const productId = play === null ? undefined : definitionOf(play).products(play)[0]
  const price =
    play === null || productId === undefined || world.campaign === null
      ? undefined
      : (definitionOf(play).priceAlone?.(play, person.market) ??
        termsOf(world.campaign.document, productId, person.market)?.listPrice)
  if (play === null || price === undefined) {
    buySomething(world, at, person)
    return
  }
  later(world, at, (then) => {
    register(world, then, person, inCampaign(world))
    orderAtList(world, then + 1_000, person, price, inPlay(world, play, productId))
  })
}

function ordinaryVisitor(world: World, at: EpochMs, market: Market): void {
  const person = chance(world.draw, 8_000) ? customer(world, market) : stranger(world, market)
  const source = drawSource(world)
  say(world, at, person, 'view', { source, isNewUser: person.userKey === null })
  if (world.draw() < 0.35) later(world, at + 3 * minuteMs, (then) => say(world, then, person, 'view', { source }))
  if (world.draw() < 0.06) buySomething(world, at + 5 * minuteMs, person)
}
