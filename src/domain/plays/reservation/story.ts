import { drawWait } from '../../forecast/chance.ts'
import { inviteRounds } from '../../shoppers/invites.ts'
import {
  countUp,
  inPlay,
  isLeft,
  later,
  newInstanceId,
  order,
  register,
  say,
  takeUnits,
  type Person,
  type World,
} from '../../shoppers/world.ts'
import { epochOf, minuteMs, secondMs, type EpochMs } from '../../time.ts'
import { chance } from '../shared/draws.ts'
import { givenPerUnit } from './exposure.ts'
import { bonusOf, codesOf } from './promises.ts'
import type { Reservation } from './schema.ts'

/** Of those who come to reserve, how many hold a priority code, where there are any. A default, unmeasured. */
const codeShare = 300

/** Buyers come in the first minutes: half of them within a quarter of an hour. */
const comeBackMeanMs = 20 * minuteMs

/** Somebody reserves and shows friends, or keeps a priority code for the day, and buys once the sale is open. */
export function reservationStory(world: World, at: EpochMs, play: Reservation, person: Person): void {
  reserve(world, at, play, person, null)
}

function reserve(world: World, at: EpochMs, play: Reservation, person: Person, inviter: Party | null): void {
  const { market } = person
  const price = play.price[market]
  if (price === undefined || !isLeft(world, play, market) || (person.opened.get(play.id) ?? 0) > 0) return
  if (at >= epochOf(play.window.to)) return
  countUp(person.opened, play.id)
  const from = inviter?.person.userKey ?? null
  const said = {
    ...inPlay(world, play),
    ...(from === null ? { source: 'organic' as const } : { inviterKey: from, source: 'friend' as const }),
    isNewUser: person.userKey === null,
  }
  register(world, at, person, said)
  const party: Party = { person, friends: 0 }
  if (codesOf(play) > 0 && chance(world.draw, codeShare)) {
    comeToBuy(world, play, party, true)
    return
  }
  const quotaKey = `${play.id}/reserved@${market}`
  const places = world.left.get(quotaKey)?.units ?? play.quota[market] ?? 0
  if (places < 1) return
  world.left.set(quotaKey, { units: places - 1, money: Number.POSITIVE_INFINITY })
  say(world, at + secondMs, person, 'reserve', said)
  if (inviter !== null) inviter.friends++
  comeToBuy(world, play, party, false)
  // Who came through a friend seldom sends it on: else there would be no end of friends.
  if (!chance(world.draw, inviter === null ? world.rates.shareRate : world.rates.spawnRate * 2)) return
  inviteRounds(world, at + 30 * secondMs, {
    play,
    instanceId: newInstanceId(world, 'r'),
    initiator: person,
    endsAt: epochOf(play.window.to),
    isOpen: () => true,
    progress: () =>
      play.shareBonus.type === 'none' ? 0 : Math.min(1, party.friends / Math.max(1, play.shareBonus.friends)),
    takePart: (then, friend) => reserve(world, then, play, friend, party),
    startOwn: (then, friend) => reserve(world, then, play, friend, null),
  })
}

/** Somebody who reserved, and how many friends reserved through them. */
type Party = { person: Person; friends: number }

function comeToBuy(world: World, play: Reservation, party: Party, byCode: boolean): void {
  if (!chance(world.draw, world.rates.payRate)) return
  const { person } = party
  const opens = epochOf(play.purchaseWindow.from)
  later(world, opens + drawWait(world.draw, comeBackMeanMs), (then) => {
    if (then >= epochOf(play.purchaseWindow.to) || world.campaign === null) return
    const bonus = play.shareBonus
    const earned = !byCode && bonus.type === 'amount' && party.friends >= Math.max(1, bonus.friends)
    const off = earned ? bonusOf(play, person.market) : 0
    const given = givenPerUnit(play, world.campaign.document, person.market) + off
    if (!takeUnits(world, play, person.market, 1, given)) return
    const told = inPlay(world, play)
    if (byCode) say(world, then, person, 'code_redeem', told)
    order(world, then + 5 * secondMs, person, (play.price[person.market] ?? 0) - off, 1, told)
  })
}
