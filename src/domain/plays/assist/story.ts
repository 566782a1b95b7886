import { drawWait } from '../../forecast/chance.ts'
import { farm, newHelping } from '../../shoppers/helping.ts'
import { inviteRounds } from '../../shoppers/invites.ts'
import {
  countUp,
  inPlay,
  isLeft,
  newInstanceId,
  order,
  paying,
  register,
  say,
  takeUnits,
  type Person,
  type World,
} from '../../shoppers/world.ts'
import { epochOf, hourMs, minuteMs, type EpochMs } from '../../time.ts'
import { chance } from '../shared/draws.ts'
import { termsOf } from '../shared/products.ts'
import { helpersCounted, leftToPay, waivedIn, type Helper } from './helpers.ts'
import type { Assist } from './schema.ts'

/** Somebody asks friends to tap for them, and is spared what was promised once enough of them have. */
export function assistStory(world: World, at: EpochMs, play: Assist, initiator: Person): void {
  const { market } = initiator
  const campaign = world.campaign?.document
  const waived = campaign === undefined ? null : waivedIn(play, campaign, market)
  const list = campaign === undefined ? undefined : termsOf(campaign, play.productId, market)?.listPrice
  if (waived === null || list === undefined || play.helpers < 1 || !isLeft(world, play, market)) return
  register(world, at, initiator, { ...inPlay(world, play), source: 'organic' })
  if ((initiator.opened.get(play.id) ?? 0) >= play.assistsPerPerson) return
  countUp(initiator.opened, play.id)

  const instanceId = newInstanceId(world, 'a')
  const told = { ...inPlay(world, play), instanceId }
  const toPay = (campaign && leftToPay(play, campaign, market)) ?? list
  const orderId = play.payment === 'refundAfter' ? order(world, at + 1_000, initiator, list, 1, told) : null
  const helpers: Helper[] = []
  const helping = newHelping(play.eligibility, play.helpsPerPersonPerDay)
  const endsAt = at + play.windowHours * hourMs
  let state: 'open' | 'complete' | 'expired' = 'open'

  const assist = (then: EpochMs, friend: Person) => {
    const inviterKey = initiator.userKey ?? undefined
    const wasNew = friend.userKey === null
    const from = { ...(inviterKey === undefined ? {} : { inviterKey }), source: 'friend' as const, isNewUser: wasNew }
    const said = { ...told, ...from }
    register(world, then, friend, said)
    const taken = helpersCounted(play, [...helpers, { isNew: wasNew }])
    const reason = refusal(friend, then) ?? taken.refused.find(({ helper }) => helper === helpers.length)?.reason
    if (reason !== undefined) {
      say(world, then + 500, friend, 'help_refused', { ...said, reason })
      return
    }
    helpers.push({ isNew: wasNew })
    helping.count(friend, then)
    say(world, then + 500, friend, 'assist', said)
    if (taken.complete) complete(then + 1_000)
  }

  const refusal = (friend: Person, then: EpochMs): string | undefined => {
    if (then >= endsAt && state === 'open') state = 'expired'
    if (state !== 'open') return state
    return helping.refusal(friend, then) ?? undefined
  }

  const complete = (then: EpochMs) => {
    if (!takeUnits(world, play, market, 1, waived)) {
      state = 'expired'
      return
    }
    state = 'complete'
    if (orderId !== null) {
      say(world, then, initiator, 'refund', { ...told, orderId, reason: 'assisted', ...paying(initiator, waived) })
      return
    }
    if (!chance(world.draw, world.rates.payRate)) return
    const wait = Math.min(play.claimWithinHours * hourMs, drawWait(world.draw, 30 * minuteMs))
    order(world, then + wait, initiator, toPay, 1, told)
  }

  if (chance(world.draw, world.rates.fraudShare)) {
    farm(world, at, initiator, assist)
    return
  }
  if (!chance(world.draw, world.rates.shareRate)) return
  inviteRounds(world, at + 30_000, {
    play,
    instanceId,
    initiator,
    endsAt,
    isOpen: () => state === 'open',
    progress: () => helpers.length / play.helpers,
    takePart: assist,
    startOwn: (then, friend) => {
      if (then < epochOf(play.window.to)) assistStory(world, then, play, friend)
    },
  })
}
