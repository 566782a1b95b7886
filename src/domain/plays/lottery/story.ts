import { inviteRounds } from '../../shoppers/invites.ts'
import {
  buySomething,
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
import { epochOf, dayMs, hourMs, instantOf, minuteMs, type EpochMs } from '../../time.ts'
import { chance, drawCount } from '../shared/draws.ts'
import { dayIndex } from '../shared/days.ts'
import { drawPrize, drawSeed } from './draw.ts'
import { oddsIn } from './prizes.ts'
import type { Lottery } from './schema.ts'
import { daysBack, shareOfWay } from './turnout.ts'

/** Somebody draws, shares and orders for more draws, and comes back on other days. */
export function lotteryStory(world: World, at: EpochMs, play: Lottery, person: Person): void {
  if (oddsIn(play.prizes, person.market).every((odds) => odds === 0)) return
  if ((person.opened.get(play.id) ?? 0) > 0) return
  countUp(person.opened, play.id)
  register(world, at, person, { ...inPlay(world, play), source: 'organic' })
  for (let days = drawCount(world.draw, daysBack); days > 0; days--)
    later(world, at + days * dayMs + Math.floor((world.draw() - 0.5) * 0.4 * dayMs), (then) => {
      if (then < epochOf(play.window.to)) oneDay(world, then, play, person, false)
    })
  oneDay(world, at + 1_000, play, person, true)
}

function oneDay(world: World, at: EpochMs, play: Lottery, person: Person, isFirst: boolean): void {
  let soon = at
  const drawTimes = (times: number) => {
    for (let k = 0; k < times; k++) later(world, (soon += 20_000), (then) => drawOnce(world, then, play, person))
  }
  drawTimes(play.freeDrawsPerDay)
  for (const { by, draws, timesPerDay } of play.ways) {
    if (timesPerDay < 1 || !chance(world.draw, shareOfWay(by, isFirst, world.rates))) continue
    soon += minuteMs
    if (by === 'share') share(world, soon, play, person)
    if (by === 'order') buySomething(world, soon, person)
    soon += minuteMs
    drawTimes(draws)
  }
}

/** One draw, while the day's limit allows it: the same way a storefront draws. */
function drawOnce(world: World, at: EpochMs, play: Lottery, person: Person): void {
  const { market } = person
  const day = dayIndex(play.window, market, instantOf(at))
  if (countUp(person.opened, `${play.id}:${day}`) > play.drawsPerDay) return
  const instanceId = newInstanceId(world, 'd')
  const told = { ...inPlay(world, play), instanceId }
  const keys = play.prizes.map(({ id }) => `${play.id}@${market}:${id}`)
  const standing = { day, given: keys.map((key) => world.given.get(key) ?? 0) }
  const { wins } = drawPrize(play, market, standing, drawSeed(world.seed, play.id, market, instanceId))
  const prize = wins === null ? undefined : play.prizes[wins]
  const value = prize?.value[market] ?? 0
  if (wins === null || prize === undefined || !takeUnits(world, play, market, 1, value)) {
    say(world, at, person, 'draw', told)
    return
  }
  countUp(world.given, keys[wins]!)
  say(world, at, person, 'draw', { ...told, quantity: 1, ...paying(person, value) })
  const { couponId } = prize
  if (couponId !== null)
    later(world, at + minuteMs, (then) => say(world, then, person, 'coupon_claim', { ...told, couponId }))
}

/** Shared with friends, who open, register and draw once; some of them go on as this one did. */
function share(world: World, at: EpochMs, play: Lottery, person: Person): void {
  const instanceId = newInstanceId(world, 's')
  const isOpen = (then: EpochMs) => then < epochOf(play.window.to)
  inviteRounds(world, at, {
    play,
    instanceId,
    initiator: person,
    // One round has earned what there was to earn.
    endsAt: at + hourMs,
    isOpen: () => true,
    progress: () => 0,
    takePart: (then, friend) => {
      const inviterKey = person.userKey
      const said = { ...inPlay(world, play), instanceId, ...(inviterKey === null ? {} : { inviterKey }) }
      register(world, then, friend, { ...said, source: 'friend' })
      if (play.freeDrawsPerDay > 0 && isOpen(then)) drawOnce(world, then + 1_000, play, friend)
    },
    startOwn: (then, friend) => {
      if (isOpen(then)) lotteryStory(world, then, play, friend)
    },
  })
}
