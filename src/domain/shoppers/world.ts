import type { HaggleEvent, Source } from '../analytics/event.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import { marketFacts, type Market, type SalesChannel } from '../market.ts'
import type { Minor } from '../money.ts'
import type { PlayBase } from '../plays/shared/blocks.ts'
import { drawInteger, hash32, type Draw, type Seed } from '../seed.ts'
import type { PlayOutcome } from '../coupons/schema.ts'
import { dayMs, hourMs, instantOf, type EpochMs, type Instant } from '../time.ts'
import { drawOne } from '../forecast/chance.ts'
import type { Agenda } from './agenda.ts'
import { checkout, inFull, phaseAt, type CouponBook } from './checkout.ts'
import type { ShopperRates } from './rates.ts'

/** Somebody who shops. Without a `userKey` nobody knows yet who they are. */
export type Person = {
  market: Market
  visitorKey: string
  userKey: string | null
  device: string
  channel: SalesChannel
  /** Registered for the first time within these events. */
  isNew: boolean
  /** What they did per play, and how often they helped per day, for the limits. */
  opened: Map<string, number>
  helped: Map<string, number>
  bought: Map<string, number>
  /** What brought them to the campaign first; null before they were there. */
  contact: 'alone' | 'sharedToNew' | 'sharedToReturning' | null
  /** Coupons in their wallet, and since when. */
  coupons: Map<string, Instant>
  /** How plays they had opened ended. */
  outcomes: { play: string; outcome: PlayOutcome }[]
  /** Whose link they came through last, while there are partners. */
  partnerId: string | null
  orders: number
}

/** What an event says beside who, when and where. */
export type Said = Partial<Omit<HaggleEvent, 'id' | 'at' | 'market' | 'type' | 'visitorKey' | 'userKey'>>

/** What the stories of shoppers share. It changes as they go on. */
export type World = {
  seed: Seed
  draw: Draw
  rates: ShopperRates
  campaign: { id: string; document: CampaignDocument } | null
  until: EpochMs
  agenda: Agenda<(at: EpochMs) => void>
  happened: HaggleEvent[]
  /** What is left of each play's limit per market, `play@market`. */
  left: Map<string, Left>
  /** How many of something a play has given so far, by keys of its own. */
  given: Map<string, number>
  /** How many invites have been opened per market: whom they can still reach. */
  reached: Map<Market, number>
  /** People who had registered before, by market, made when first met. */
  known: Map<string, Person>
  /** What the campaign's coupons were used for. */
  book: CouponBook
  people: number
  instances: number
  orders: number
}

/** People who had registered before the first event, per market: the shop's customers. */
const customers = 20_000

/** Does something later, if the events go on that long. */
export function later(world: World, at: EpochMs, then: (at: EpochMs) => void): void {
  if (at < world.until) world.agenda.put(at, then)
}

/** Writes down what a person did. */
export function say(world: World, at: EpochMs, person: Person, type: HaggleEvent['type'], said: Said = {}): void {
  world.happened.push({
    id: eventId(world, at),
    at: instantOf(at),
    type,
    market: person.market,
    channel: person.channel,
    visitorKey: person.visitorKey,
    ...(person.userKey === null ? {} : { userKey: person.userKey }),
    device: person.device,
    ...said,
  })
  remember(at, person, type, said)
}

/** What somebody did stays with them: what they hold, what came of their plays, and how they came. */
function remember(at: EpochMs, person: Person, type: HaggleEvent['type'], said: Said): void {
  const { campaignId, couponId, playId, partnerId } = said
  if (campaignId === undefined) return
  const invited = said.inviterKey !== undefined || said.source === 'friend'
  person.contact ??= !invited ? 'alone' : said.isNewUser === false ? 'sharedToReturning' : 'sharedToNew'
  if (type === 'coupon_claim' && couponId !== undefined) person.coupons.set(couponId, instantOf(at))
  if (partnerId !== undefined) person.partnerId = partnerId
  const outcome = outcomeOf[type]
  if (outcome !== undefined && playId !== undefined) person.outcomes.push({ play: playId, outcome })
}

const outcomeOf: Partial<Record<HaggleEvent['type'], PlayOutcome>> = {
  group_complete: 'completed',
  bargain_complete: 'completed',
  group_expire: 'missed',
  bargain_expire: 'missed',
}

/** The campaign and play an event belongs to, and the product where it is about one. */
export function inPlay(world: World, play: PlayBase & { productId?: string }, product = play.productId): Said {
  return { ...inCampaign(world), playId: play.id, ...(product === undefined ? {} : { product }) }
}

export function inCampaign(world: World): Said {
  return world.campaign === null ? {} : { campaignId: world.campaign.id }
}

/** An amount of a person's market, as events carry it. */
export function paying(person: Person, amount: Minor): Said {
  return { amount, currency: marketFacts[person.market].currency }
}

/** A UUID of version 7: its time from the event, its other bits from the seed. */
function eventId(world: World, at: EpochMs): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  const bits = () => Math.floor(world.draw() * 4_294_967_296)
  const hex = (value: number, digits: number) => (value >>> 0).toString(16).padStart(8, '0').slice(-digits)
  const variant = (8 + (bits() & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(bits(), 3)}-${variant}${hex(bits(), 3)}-${hex(bits(), 8)}${hex(bits(), 4)}`
}

/** Sixteen hexadecimal digits that stand for a name, as a sender's hash would. */
export function keyOf(seed: Seed, name: string): string {
  return (
    hash32(`${seed}|${name}`).toString(16).padStart(8, '0') + hash32(`${name}|${seed}`).toString(16).padStart(8, '0')
  )
}

/** An identifier for what somebody opens, with a letter that says what it is. */
export function newInstanceId(world: World, letter: string): string {
  return `${letter}_${keyOf(world.seed, `instance-${world.instances++}`)}`
}

/** Somebody nobody has met before. */
export function stranger(world: World, market: Market): Person {
  const name = `visitor-${world.people++}`
  return person(world, market, name, null)
}

/** One of the shop's customers; the same one can come again. */
export function customer(world: World, market: Market): Person {
  const name = `customer-${market}-${drawInteger(world.draw, 0, customers - 1)}`
  const met = world.known.get(name)
  if (met !== undefined) return met
  const made = person(world, market, name, `u_${keyOf(world.seed, name)}`)
  world.known.set(name, made)
  return made
}

function person(world: World, market: Market, name: string, userKey: string | null): Person {
  return {
    market,
    visitorKey: `v_${keyOf(world.seed, `${name}#visitor`)}`,
    userKey,
    device: `d_${keyOf(world.seed, `${name}#device`)}`,
    channel: drawChannel(world),
    isNew: false,
    opened: new Map(),
    helped: new Map(),
    bought: new Map(),
    contact: null,
    coupons: new Map(),
    outcomes: [],
    partnerId: null,
    orders: 0,
  }
}

const channelWeights: Record<SalesChannel, number> = { site: 3, app: 4, miniProgram: 3, marketplace: 1, store: 0 }

function drawChannel({ draw, campaign }: World): SalesChannel {
  const used = campaign?.document.channels ?? ['site', 'app']
  const weighted = used.map((channel) => [channel, channelWeights[channel]] as const).filter(([, weight]) => weight > 0)
  return weighted.length === 0 ? 'site' : drawOne(draw, weighted)
}

/** Registers a person if they are not; says so only once. */
export function register(world: World, at: EpochMs, person: Person, said: Said = {}): void {
  if (person.userKey !== null) return
  person.userKey = `u_${keyOf(world.seed, `${person.visitorKey}#user`)}`
  person.isNew = true
  say(world, at, person, 'register', { ...said, isNewUser: true })
  comeBack(world, at, person, 0)
}

/** Those who registered return on later days, fewer each time, and now and then buy. */
function comeBack(world: World, at: EpochMs, person: Person, visits: number): void {
  const returns = visits === 0 ? 0.45 : 0.6
  if (world.draw() >= returns) return
  const days = 1 + Math.floor(world.draw() * world.draw() * 14)
  later(world, at + days * dayMs + Math.floor((world.draw() - 0.5) * 6 * hourMs), (then) => {
    say(world, then, person, 'view', { source: 'organic' })
    if (world.draw() < 0.12) buySomething(world, then + 120_000, person)
    comeBack(world, then, person, visits + 1)
  })
}

/**
 * An ordinary purchase at list price, outside every play. It belongs to the campaign where one of its coupons is used on it,
 * or a partner of it brought the shopper.
 */
export function buySomething(world: World, at: EpochMs, person: Person): void {
  const sold = (world.campaign?.document.products ?? []).flatMap((product) => {
    const terms = product.terms[person.market]
    return terms === undefined ? [] : [{ id: product.id, listPrice: terms.listPrice }]
  })
  const picked = sold[drawInteger(world.draw, 0, sold.length - 1)]
  if (picked === undefined) return
  later(world, at, (then) => {
    register(world, then, person, { source: 'organic' })
    orderAtList(world, then + 1_000, person, picked.listPrice, { product: picked.id })
  })
}

/** An order of one unit at its price, less what the campaign's coupons take off it. */
export function orderAtList(world: World, at: EpochMs, person: Person, price: Minor, said: Said): void {
  const settled = checkout(world, at, person, said.product, price)
  const ours = settled.discounts.length > 0 || isPartners(world, at, person) ? inCampaign(world) : {}
  order(world, at, person, price, 1, { ...said, ...ours }, settled)
}

/** Did a partner bring the shopper, and is the campaign still held? */
function isPartners(world: World, at: EpochMs, { partnerId, market }: Person): boolean {
  return partnerId !== null && world.campaign !== null && phaseAt(world.campaign.document, at, market) !== undefined
}

/** An order that is paid within minutes (`payRate` of them), and sent back days later now and then. */
export function order(
  world: World,
  at: EpochMs,
  person: Person,
  price: Minor,
  quantity: number,
  said: Said,
  { discounts, cancel } = inFull,
): string {
  const orderId = `o_${keyOf(world.seed, `order-${world.orders++}`)}`
  const payable = discounts.reduce((left, { offGoods }) => left - offGoods, price * quantity)
  const told: Said = { ...said, ...paying(person, payable), orderId, quantity }
  person.orders += 1
  later(world, at, (then) => {
    say(world, then, person, 'order', told)
    if (world.draw() >= 0.93) {
      cancel()
      return
    }
    later(world, then + 20_000 + Math.floor(world.draw() * 600_000), (paid) => {
      for (const { couponId, amount } of discounts)
        say(world, paid, person, 'coupon_use', { ...inCampaign(world), orderId, couponId, ...paying(person, amount) })
      say(world, paid, person, 'pay', told)
      if (world.draw() >= 0.03) return
      const days = 2 + world.draw() * 8
      later(world, paid + Math.floor(days * dayMs), (back) => say(world, back, person, 'refund', told))
    })
  })
  return orderId
}

/** Where visitors come from who were not sent by a friend. */
export function drawSource(world: World): Source {
  return drawOne(world.draw, [
    ['organic', 35],
    ['ad', 30],
    ['community', 20],
    ['kol', 15],
  ] as const)
}

/** What is left of a play's limit in a market. */
export type Left = { units: number; money: Minor }

/** What is left of a play's limit in a market; without end where it sets none, nothing where it sets none at all. */
export function leftOf(world: World, play: PlayBase, market: Market): Left {
  const known = world.left.get(`${play.id}@${market}`)
  if (known !== undefined) return known
  const { units, budget } = play.cap
  if (units[market] === undefined && budget[market] === undefined) return { units: 0, money: 0 }
  return {
    units: units[market] ?? Number.POSITIVE_INFINITY,
    money: budget[market] ?? Number.POSITIVE_INFINITY,
  }
}

/** Can anybody still be given something of a play in a market? */
export function isLeft(world: World, play: PlayBase, market: Market): boolean {
  const { units, money } = leftOf(world, play, market)
  return units > 0 && money > 0
}

/** Takes units of a play's limit, and the money they cost, if that much is left of both. */
export function takeUnits(world: World, play: PlayBase, market: Market, units: number, cost: Minor): boolean {
  const left = leftOf(world, play, market)
  if (left.units < units || left.money < cost) return false
  world.left.set(`${play.id}@${market}`, { units: left.units - units, money: left.money - cost })
  return true
}

/** Gives back what was held of a play's limit and is not needed after all. */
export function giveBack(world: World, play: PlayBase, market: Market, units: number, cost: Minor): void {
  const left = leftOf(world, play, market)
  world.left.set(`${play.id}@${market}`, { units: left.units + units, money: left.money + cost })
}

/** One more of something, and how many there are now. */
export function countUp(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}
