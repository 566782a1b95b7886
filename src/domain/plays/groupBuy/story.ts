import { drawPoisson } from '../../forecast/chance.ts'
import { atExpiry, fullSize, leaderBenefitOf } from './ladder.ts'
import type { GroupBuy } from './schema.ts'
import { strangersPerGroup } from './simulate.ts'
import { chance } from '../shared/draws.ts'
import { termsOf } from '../shared/products.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import { epochOf, hourMs, minuteMs, type EpochMs } from '../../time.ts'
import { inviteRounds, type Invitation } from '../../shoppers/invites.ts'
import {
  countUp,
  giveBack,
  inPlay,
  later,
  newInstanceId,
  order,
  paying,
  register,
  say,
  stranger,
  takeUnits,
  isLeft,
  type Person,
  type World,
} from '../../shoppers/world.ts'

/** Somebody starts a group, friends and strangers join and pay, and it completes or gives the money back. */
export function groupBuyStory(world: World, at: EpochMs, play: GroupBuy, leader: Person): void {
  const { market } = leader
  const full = fullSize(play)
  const firstPrice = play.ladder[0]?.price[market]
  if (full < 2 || firstPrice === undefined || !isLeft(world, play, market)) return
  if (play.mayStart === 'existingUsers' && leader.userKey === null) return
  register(world, at, leader, { ...inPlay(world, play), source: 'organic' })

  const instanceId = newInstanceId(world, 'g')
  const told = { ...inPlay(world, play), instanceId }
  const members: { person: Person; orderId: string }[] = []
  let state: 'open' | 'complete' | 'expired' = 'open'
  const list = listPriceOf(world, play, market)
  const lastPrice = play.ladder.at(-1)?.price[market] ?? firstPrice
  let held = 0

  const admit = (then: EpochMs, person: Person): boolean => {
    if ((person.bought.get(play.id) ?? 0) >= play.limitPerPerson) return false
    if (members.some((member) => member.person === person)) return false
    // Held at the dearest a group can become; what it does not cost is given back when it settles.
    const most = Math.max(0, list - lastPrice) + (members.length === 0 ? leaderBenefitOf(play, market, firstPrice) : 0)
    if (!takeUnits(world, play, market, 1, most)) return false
    held += most
    countUp(person.bought, play.id)
    const price = members.length === 0 ? firstPrice - leaderBenefitOf(play, market, firstPrice) : firstPrice
    members.push({ person, orderId: order(world, then + 5_000, person, price, 1, told) })
    return true
  }

  if (!admit(at, leader)) return
  say(world, at + 1_000, leader, 'group_open', { ...told, ...paying(leader, firstPrice) })

  const join = (then: EpochMs, person: Person, inviter: Person | null) => {
    if (state !== 'open') return
    if (play.mayJoin === 'newUsers' && person.userKey !== null) return
    // Joining is buying: many who would help for nothing would not pay.
    if (!chance(world.draw, world.rates.payRate)) return
    const wasNew = person.userKey === null
    const from = inviter?.userKey ?? null
    const said = { ...told, ...(from === null ? {} : { inviterKey: from, source: 'friend' as const }) }
    register(world, then, person, said)
    if (!admit(then, person)) return
    say(world, then + 500, person, 'group_join', { ...said, isNewUser: wasNew, ...paying(person, firstPrice) })
    if (members.length >= full) settle(then + 1_000)
  }

  const settle = (then: EpochMs) => {
    if (state !== 'open') return
    const { completed, price } = atExpiry(play, market, members.length)
    state = completed ? 'complete' : 'expired'
    const cost =
      completed && price !== null
        ? Math.max(0, list - price) * members.length + leaderBenefitOf(play, market, price)
        : 0
    giveBack(world, play, market, completed ? 0 : members.length, Math.max(0, held - cost))
    if (completed) {
      say(world, then, leader, 'group_complete', { ...told, quantity: members.length })
      const difference = play.settlement === 'refundDifference' && price !== null ? firstPrice - price : 0
      if (difference > 0) payBack(then, difference, 'priceDifference')
      return
    }
    say(world, then, leader, 'group_expire', { ...told, quantity: members.length })
    payBack(then, firstPrice, 'groupExpired')
  }

  const payBack = (then: EpochMs, amount: number, reason: string) => {
    for (const { person, orderId } of members)
      later(world, then + 60_000, (back) =>
        say(world, back, person, 'refund', { ...told, orderId, reason, ...paying(person, amount) }),
      )
  }

  const endsAt = at + play.hoursToFill * hourMs
  later(world, endsAt, settle)
  if (play.publicList && play.mayJoin === 'anyone') {
    for (let k = drawPoisson(world.draw, strangersPerGroup); k > 0; k--)
      later(world, at + Math.floor(world.draw() * play.hoursToFill * hourMs), (then) => {
        if (state !== 'open') return
        const person = stranger(world, market)
        say(world, then, person, 'view', { ...told, source: 'organic', isNewUser: true })
        later(world, then + 2 * minuteMs, (decided) => join(decided, person, null))
      })
  }
  if (!chance(world.draw, world.rates.shareRate)) return
  const invitation: Invitation = {
    play,
    instanceId,
    initiator: leader,
    endsAt,
    isOpen: () => state === 'open',
    progress: () => members.length / full,
    takePart: (then, friend) => join(then, friend, leader),
    startOwn: (then, friend) => {
      if (then < epochOf(play.window.to)) groupBuyStory(world, then, play, friend)
    },
  }
  inviteRounds(world, at + 30_000, invitation)
}

function listPriceOf(world: World, play: GroupBuy, market: Market): Minor {
  const sold = world.campaign && termsOf(world.campaign.document, play.productId, market)
  return sold?.listPrice ?? play.soloPrice[market] ?? 0
}
