import { inviteRounds } from '../../shoppers/invites.ts'
import {
  countUp,
  inCampaign,
  inPlay,
  isLeft,
  newInstanceId,
  register,
  say,
  takeUnits,
  type Person,
  type World,
} from '../../shoppers/world.ts'
import { epochOf, minuteMs, secondMs, type EpochMs } from '../../time.ts'
import { chance } from '../shared/draws.ts'
import { hasPassMark } from './chance.ts'
import { valueOf } from './reward.ts'
import type { MiniGame } from './schema.ts'
import { playOnce } from './simulate.ts'

/** Games one person plays at most in a sitting. */
const patience = 20

/** Somebody plays while there are chances, takes the reward when they pass, and sends the game on. */
export function miniGameStory(world: World, at: EpochMs, play: MiniGame, person: Person): void {
  sitting(world, at, play, person, {})
}

function sitting(world: World, at: EpochMs, play: MiniGame, person: Person, from: { inviterKey?: string }): void {
  if (!isLeft(world, play, person.market) || (person.opened.get(play.id) ?? 0) > 0) return
  countUp(person.opened, play.id)
  const source = from.inviterKey === undefined ? ('organic' as const) : ('friend' as const)
  const told = { ...inPlay(world, play), ...from, source }
  const isNewUser = person.userKey === null
  register(world, at, person, told)
  let then = at + 5 * secondMs
  let passed = false
  for (let k = 0; k < Math.min(play.chancesPerDay, patience) && !passed; k++) {
    passed = playOnce(play, world.draw)
    const reason = !hasPassMark(play) ? 'voted' : passed ? 'passed' : 'failed'
    say(world, then, person, 'play_game', { ...told, isNewUser, reason })
    then += (play.secondsPerGame ?? 60) * secondMs
  }
  if (passed && play.rewardsPerPerson >= 1) reward(world, then, play, person)
  // Who was sent the game and liked it is not yet somebody who sends it on: else it would never end.
  const sendsOn = from.inviterKey === undefined ? world.rates.shareRate : world.rates.spawnRate * 2
  if (!chance(world.draw, sendsOn)) return
  let shared = false
  inviteRounds(world, then + minuteMs, {
    play,
    instanceId: newInstanceId(world, 'm'),
    initiator: person,
    endsAt: epochOf(play.window.to),
    isOpen: () => {
      const first = !shared
      shared = true
      return first
    },
    progress: () => (passed ? 1 : 0),
    takePart: (open, friend) =>
      sitting(world, open, play, friend, person.userKey === null ? {} : { inviterKey: person.userKey }),
    startOwn: (open, friend) => sitting(world, open, play, friend, {}),
  })
}

function reward(world: World, at: EpochMs, play: MiniGame, person: Person): void {
  const given = play.reward
  if (given.type === 'none' || !takeUnits(world, play, person.market, 1, valueOf(play, person.market))) return
  if (given.type === 'coupon') {
    say(world, at, person, 'coupon_claim', { ...inPlay(world, play), couponId: given.couponId })
    return
  }
  for (let k = 0; k < Math.max(0, given.chances); k++)
    say(world, at + k * 10 * secondMs, person, 'draw', { ...inCampaign(world), playId: given.playId })
}
