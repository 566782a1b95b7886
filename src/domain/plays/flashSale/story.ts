import { inviteRounds } from '../../shoppers/invites.ts'
import {
  inPlay,
  isLeft,
  newInstanceId,
  order,
  register,
  takeUnits,
  type Person,
  type World,
} from '../../shoppers/world.ts'
import { epochOf, secondMs, type EpochMs } from '../../time.ts'
import { chance } from '../shared/draws.ts'
import { drawInteger } from '../../seed.ts'
import { givenPerUnit } from './exposure.ts'
import type { FlashSale } from './schema.ts'
import { offersIn, type Offer } from './sessions.ts'

/** Somebody tries for a unit while a session lasts, and sends friends to it once they have one. */
export function flashSaleStory(world: World, at: EpochMs, play: FlashSale, person: Person): void {
  const { market } = person
  if (!isLeft(world, play, market)) return
  const open = offersIn(play, market).filter(
    (offer) =>
      epochOf(offer.session.window.from) <= at &&
      at < epochOf(offer.session.window.to) &&
      leftOfOffer(world, play, offer, person) > 0 &&
      (person.bought.get(boughtKey(play, offer)) ?? 0) < offer.session.limitPerPerson,
  )
  const offer = open[drawInteger(world.draw, 0, open.length - 1)]
  if (offer === undefined || !chance(world.draw, world.rates.payRate)) return
  buy(world, at, play, person, offer)
  if (!chance(world.draw, world.rates.shareRate)) return
  const endsAt = epochOf(offer.session.window.to)
  inviteRounds(world, at + 60 * secondMs, {
    play,
    instanceId: newInstanceId(world, 'f'),
    initiator: person,
    endsAt,
    // What is told is told once: the next who buys tells on.
    isOpen: once(),
    progress: () => 1,
    takePart: (then, friend) => flashSaleStory(world, then, play, friend),
    startOwn: (then, friend) => flashSaleStory(world, then, play, friend),
  })
}

function buy(world: World, at: EpochMs, play: FlashSale, person: Person, offer: Offer): void {
  const { market } = person
  const { productId } = offer.item
  const campaign = world.campaign?.document
  const given = campaign === undefined ? 0 : givenPerUnit(campaign, productId, market, offer.price)
  if (!takeUnits(world, play, market, 1, given)) return
  const left = leftOfOffer(world, play, offer, person)
  world.left.set(offerKey(play, offer, person), { units: left - 1, money: Number.POSITIVE_INFINITY })
  const bought = boughtKey(play, offer)
  person.bought.set(bought, (person.bought.get(bought) ?? 0) + 1)
  const told = inPlay(world, play, productId)
  register(world, at, person, { ...told, source: 'organic' })
  order(world, at + 3 * secondMs, person, offer.price, 1, told)
}

const offerKey = (play: FlashSale, { session, item }: Offer, { market }: Person) =>
  `${play.id}/${session.id}/${item.productId}@${market}`
const boughtKey = (play: FlashSale, { session, item }: Offer) => `${play.id}/${session.id}/${item.productId}`

const leftOfOffer = (world: World, play: FlashSale, offer: Offer, person: Person): number =>
  world.left.get(offerKey(play, offer, person))?.units ?? offer.stock

function once(): () => boolean {
  let asked = false
  return () => {
    if (asked) return false
    asked = true
    return true
  }
}
