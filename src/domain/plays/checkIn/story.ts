import { inviteRounds } from '../../shoppers/invites.ts'
import {
  countUp,
  inPlay,
  later,
  newInstanceId,
  paying,
  register,
  say,
  takeUnits,
  type Person,
  type World,
} from '../../shoppers/world.ts'
import { sum, type Minor } from '../../money.ts'
import { epochOf, dayMs, hourMs, instantOf, localTime, minuteMs, type EpochMs } from '../../time.ts'
import { chance } from '../shared/draws.ts'
import { earningsOf, type Mark } from './cycle.ts'
import type { CheckIn } from './schema.ts'
import { givesUp, missedShare } from './simulate.ts'

/** Somebody checks in day after day, asks friends for the days they missed, and cashes out once they may. */
export function checkInStory(world: World, at: EpochMs, play: CheckIn, person: Person): void {
  const { market } = person
  if (play.rewards.length === 0 || (person.opened.get(play.id) ?? 0) > 0) return
  if (!takeUnits(world, play, market, 1, 0)) return
  countUp(person.opened, play.id)
  register(world, at, person, { ...inPlay(world, play), source: 'organic' })

  const told = { ...inPlay(world, play), instanceId: newInstanceId(world, 'c') }
  const marks: Mark[] = []
  let shown: Minor = 0
  let paid: Minor = 0
  let asked = 0
  const earned = () => sum(earningsOf(play, market, marks).map(({ reward, bonus }) => reward + bonus))

  const checkIn = (then: EpochMs) => {
    marks.push('checked')
    const all = earned()
    say(world, then, person, 'check_in', { ...told, ...paying(person, all - shown) })
    shown = all
    const amount = all - paid
    const may = amount > 0 && all >= (play.cashOutThreshold[market] ?? 0)
    if (may && chance(world.draw, cashOutShare) && takeUnits(world, play, market, 0, amount)) {
      paid = all
      const { pays, couponId } = play.reward
      const coupon = couponId === null ? {} : { couponId }
      later(world, then + 2 * minuteMs, (soon) =>
        say(world, soon, person, pays === 'coupon' ? 'coupon_claim' : 'cash_out', {
          ...told,
          ...coupon,
          ...paying(person, amount),
        }),
      )
    }
    comeBack(then)
  }

  /** The next day at a waking hour, unless they give up or the play ends; a day missed may be made up. */
  const comeBack = (last: EpochMs) => {
    if (chance(world.draw, givesUp(play, world.rates, marks.length))) return
    const then = morningAfter(last, market) + Math.floor(world.draw() * 15 * hourMs)
    if (then >= epochOf(play.window.to)) return
    later(world, then, (day) => {
      if (!chance(world.draw, missedShare)) return checkIn(day)
      const missed = marks.push('missed') - 1
      if (asked++ < play.makeUps * play.cyclesPerPerson) makeUp(day, missed)
      comeBack(day)
    })
  }

  const makeUp = (then: EpochMs, missed: number) => {
    const makesUp = () => (marks[missed] = 'madeUp')
    if (play.makeUpBy === 'free') {
      makesUp()
      return
    }
    inviteRounds(world, then, {
      play,
      instanceId: told.instanceId,
      initiator: person,
      endsAt: then + dayMs,
      isOpen: () => marks[missed] === 'missed',
      progress: () => 0,
      onOpen: makesUp,
      takePart: (soon, friend) => {
        const inviterKey = person.userKey
        register(world, soon, friend, { ...told, ...(inviterKey === null ? {} : { inviterKey }), source: 'friend' })
      },
      startOwn: (soon, friend) => {
        if (soon < epochOf(play.window.to)) checkInStory(world, soon, play, friend)
      },
    })
  }

  checkIn(at + 1_000)
}

/** Of those who may cash out after a check-in, how many do, in basis points; the others wait for more. */
const cashOutShare = 4_000

/** Eight in the morning of the next day, by the market's clock. */
function morningAfter(at: EpochMs, market: Person['market']): EpochMs {
  const { hour, minute, second } = localTime(instantOf(at), market)
  return at - (hour * hourMs + minute * minuteMs + second * 1_000) + dayMs + 8 * hourMs
}
