import type { Eligibility } from '../plays/shared/blocks.ts'
import { drawCount } from '../plays/shared/draws.ts'
import { instantOf, localTime, type EpochMs } from '../time.ts'
import { countUp, later, stranger, type Person, type World } from './world.ts'

/** Who has helped in one instance, and whether somebody may: once each, so many per device, so many a day of their market. */
export type Helping = {
  refusal(friend: Person, at: EpochMs): 'alreadyHelped' | 'deviceLimit' | 'dailyLimit' | null
  count(friend: Person, at: EpochMs): void
}

export function newHelping(limits: Pick<Eligibility, 'perDevice' | 'perHelperPerDay'>, helpsPerDay: number): Helping {
  const { perDevice, perHelperPerDay } = limits
  const mostPerDay = Math.min(helpsPerDay, perHelperPerDay ?? helpsPerDay)
  const who = new Set<string>()
  const devices = new Map<string, number>()
  return {
    refusal(friend, at) {
      if (who.has(friend.visitorKey)) return 'alreadyHelped'
      if (perDevice !== null && (devices.get(friend.device) ?? 0) >= perDevice) return 'deviceLimit'
      return (friend.helped.get(dayOf(at, friend)) ?? 0) >= mostPerDay ? 'dailyLimit' : null
    },
    count(friend, at) {
      who.add(friend.visitorKey)
      countUp(devices, friend.device)
      countUp(friend.helped, dayOf(at, friend))
    },
  }
}

function dayOf(at: EpochMs, { market }: Person): string {
  const { year, month, day } = localTime(instantOf(at), market)
  return `${year}-${month}-${day}`
}

/** One person's own new accounts, on one device or two, who help one after the other. */
export function farm(world: World, at: EpochMs, owner: Person, help: (at: EpochMs, friend: Person) => void): void {
  const accounts = 2 + drawCount(world.draw, 8)
  for (let k = 0; k < accounts; k++) {
    const account = stranger(world, owner.market)
    if (k % 4 !== 3) account.device = owner.device
    later(world, at + (k + 1) * 90_000, (then) => help(then, account))
  }
}
