import { cutsTaken, discountOf, instanceSeed, planCuts, planProblem, type Helper } from './plan.ts'
import type { Bargain } from './schema.ts'
import { chance } from '../shared/draws.ts'
import { epochOf, hourMs, minuteMs, type EpochMs } from '../../time.ts'
import { drawWait } from '../../forecast/chance.ts'
import { farm, newHelping } from '../../shoppers/helping.ts'
import { inviteRounds, type Invitation } from '../../shoppers/invites.ts'
import {
  countUp,
  inPlay,
  later,
  newInstanceId,
  order,
  paying,
  register,
  say,
  takeUnits,
  isLeft,
  type Person,
  type World,
} from '../../shoppers/world.ts'

/** Somebody opens a bargain, invites friends, and takes the unit or sees it expire. */
export function bargainStory(world: World, at: EpochMs, play: Bargain, initiator: Person): void {
  const { market } = initiator
  if (planProblem(play, market) !== null || !isLeft(world, play, market)) return
  register(world, at, initiator, { ...inPlay(world, play), source: 'organic' })
  if ((initiator.opened.get(play.id) ?? 0) >= play.bargainsPerPerson) return
  countUp(initiator.opened, play.id)

  const instanceId = newInstanceId(world, 'b')
  const plan = planCuts(play, market, instanceSeed(instanceId))
  const helpers: Helper[] = []
  const helping = newHelping(play.eligibility, play.helpsPerPersonPerDay)
  let state: 'open' | 'complete' | 'expired' = 'open'
  let cut = 0
  const told = { ...inPlay(world, play), instanceId }
  say(world, at + 1_000, initiator, 'bargain_open', { ...told, ...paying(initiator, play.listPrice[market] ?? 0) })

  const help = (then: EpochMs, friend: Person) => {
    const inviterKey = initiator.userKey ?? undefined
    const said = { ...told, ...(inviterKey === undefined ? {} : { inviterKey }), source: 'friend' as const }
    const wasNew = friend.userKey === null
    register(world, then, friend, said)
    const refused = refusal(friend, wasNew, then)
    if (refused !== null) {
      say(world, then + 500, friend, 'help_refused', { ...said, isNewUser: wasNew, reason: refused })
      return
    }
    const taken = cutsTaken(play, market, plan, [...helpers, { isNew: wasNew }])
    if (taken.refused.some(({ helper }) => helper === helpers.length)) {
      say(world, then + 500, friend, 'help_refused', { ...said, isNewUser: wasNew, reason: 'newHelpersOnly' })
      return
    }
    helpers.push({ isNew: wasNew })
    helping.count(friend, then)
    const last = taken.cuts.at(-1)
    cut = last?.progress ?? 0
    say(world, then + 500, friend, 'help', { ...said, isNewUser: wasNew, ...paying(friend, last?.amount ?? 0) })
    if (taken.complete) complete(then + 1_000)
  }

  const refusal = (friend: Person, isNew: boolean, then: EpochMs): string | null => {
    if (state !== 'open') return state
    if (!isNew && world.draw() < 0.01) return 'accountTooYoung'
    return helping.refusal(friend, then)
  }

  const complete = (then: EpochMs) => {
    if (!takeUnits(world, play, market, 1, Math.max(0, discountOf(play, market) ?? 0))) {
      state = 'expired'
      say(world, then, initiator, 'bargain_expire', { ...told, reason: 'soldOut' })
      return
    }
    state = 'complete'
    say(world, then, initiator, 'bargain_complete', { ...told, ...paying(initiator, play.floorPrice[market] ?? 0) })
    if (!chance(world.draw, world.rates.payRate)) return
    const wait = Math.min(play.payWithinHours * hourMs, drawWait(world.draw, 30 * minuteMs))
    order(world, then + wait, initiator, play.floorPrice[market] ?? 0, 1, told)
  }

  const endsAt = at + play.windowHours * hourMs
  later(world, endsAt, (then) => {
    if (state !== 'open') return
    state = 'expired'
    say(world, then, initiator, 'bargain_expire', told)
  })

  if (chance(world.draw, world.rates.fraudShare)) {
    farm(world, at, initiator, help)
    return
  }
  if (!chance(world.draw, world.rates.shareRate)) return
  const invitation: Invitation = {
    play,
    instanceId,
    initiator,
    endsAt,
    isOpen: () => state === 'open',
    progress: () => cut / 1_000_000,
    takePart: help,
    startOwn: (then, friend) => {
      if (then < epochOf(play.window.to)) bargainStory(world, then, play, friend)
    },
  }
  inviteRounds(world, at + 30_000, invitation)
}
