import { drawWait } from '../../forecast/chance.ts'
import { inviteRounds, type Invitation } from '../../shoppers/invites.ts'
import {
  countUp,
  giveBack,
  inPlay,
  isLeft,
  later,
  leftOf,
  newInstanceId,
  paying,
  register,
  say,
  takeUnits,
  type Person,
  type World,
} from '../../shoppers/world.ts'
import { epochOf, hourMs, minuteMs, type EpochMs } from '../../time.ts'
import { chance } from '../shared/draws.ts'
import { soundPot } from './pot.ts'
import type { RedPacket } from './schema.ts'
import { claimShare } from './simulate.ts'
import { nextPacket, potSeed } from './split.ts'

/** Somebody shares, friends open and register, and once enough have the packets are claimed or go back. */
export function redPacketStory(world: World, at: EpochMs, play: RedPacket, sharer: Person): void {
  const { market } = sharer
  if (soundPot(play, market) === null || play.friendsNeeded < 1 || !isLeft(world, play, market)) return
  if ((sharer.opened.get(play.id) ?? 0) >= play.packetsPerPerson) return
  countUp(sharer.opened, play.id)
  register(world, at, sharer, { ...inPlay(world, play), source: 'organic' })
  if (!chance(world.draw, world.rates.shareRate)) return

  const instanceId = newInstanceId(world, 'r')
  const told = { ...inPlay(world, play), instanceId }
  const friends: Person[] = []
  const endsAt = at + play.hoursToShare * hourMs
  const isOpen = () => friends.length < play.friendsNeeded

  const count = (then: EpochMs, friend: Person) => {
    if (!isOpen() || then > endsAt || friends.includes(friend)) return
    friends.push(friend)
    if (isOpen()) return
    for (const receiver of play.receivers === 'sharer' ? [sharer] : [sharer, ...friends])
      claim(world, then + 1_000, play, receiver, told)
  }

  const invitation: Invitation = {
    play,
    instanceId,
    initiator: sharer,
    endsAt,
    isOpen,
    progress: () => friends.length / play.friendsNeeded,
    onOpen: (then, friend) => {
      if (play.unlockedBy === 'opens') count(then, friend)
    },
    takePart: (then, friend) => {
      const wasNew = friend.userKey === null
      const inviterKey = sharer.userKey
      register(world, then, friend, {
        ...told,
        ...(inviterKey === null ? {} : { inviterKey }),
        source: 'friend',
      })
      if (play.unlockedBy === 'registrations' && wasNew) count(then, friend)
    },
    startOwn: (then, friend) => {
      if (then < epochOf(play.window.to)) redPacketStory(world, then, play, friend)
    },
  }
  inviteRounds(world, at + 30_000, invitation)
}

/** Takes the next packet out of the pot for somebody, who claims it or lets it lapse. */
function claim(world: World, at: EpochMs, play: RedPacket, person: Person, told: ReturnType<typeof inPlay>): void {
  const { market } = person
  const smallest = play.smallest[market]
  const { units: packets, money } = leftOf(world, play, market)
  if (smallest === undefined || packets < 1) return
  const drawn = countUp(world.given, `${play.id}@${market}`) - 1
  const amount = nextPacket({ money, packets, smallest }, play.split, potSeed(world.seed, play.id, market), drawn)
  takeUnits(world, play, market, 1, amount)
  const lapses = at + play.claimWithinHours * hourMs
  const claims = at + drawWait(world.draw, 40 * minuteMs)
  if (claims < lapses && chance(world.draw, claimShare)) {
    const { pays, couponId } = play.reward
    const coupon = couponId === null ? {} : { couponId }
    later(world, claims, (then) =>
      say(world, then, person, pays === 'coupon' ? 'coupon_claim' : 'cash_out', {
        ...told,
        ...coupon,
        ...paying(person, amount),
      }),
    )
    return
  }
  if (play.unclaimed === 'budget') return
  later(world, lapses, () => giveBack(world, play, market, 1, amount))
}
