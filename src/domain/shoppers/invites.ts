import { drawCount, chance } from '../plays/shared/draws.ts'
import type { PlayBase } from '../plays/shared/blocks.ts'
import type { Market } from '../market.ts'
import { hourMs, minuteMs, type EpochMs } from '../time.ts'
import { drawWait } from '../forecast/chance.ts'
import { customer, inPlay, later, say, stranger, type Person, type World } from './world.ts'

/** An opened instance as its initiator's friends meet it. */
export type Invitation = {
  play: PlayBase & { productId?: string }
  instanceId: string
  initiator: Person
  endsAt: EpochMs
  isOpen(): boolean
  /** How near it is to its end, from 0 to 1: what keeps an initiator going. */
  progress(): number
  /** What follows from a friend's opening the invite, whatever they do then. */
  onOpen?(at: EpochMs, friend: Person): void
  /** What a friend who wants to take part does. */
  takePart(at: EpochMs, friend: Person): void
  /** What a friend does who would rather have one of their own. */
  startOwn(at: EpochMs, friend: Person): void
}

const roundMs = 3 * hourMs

/** Friends open an invite within the hour, on average. */
const openMeanMs = 50 * minuteMs

/** Sends a round of invites and, while it goes on and nobody gives up, further ones. */
export function inviteRounds(world: World, at: EpochMs, invitation: Invitation): void {
  const { initiator, play, instanceId } = invitation
  const { rates, draw } = world
  later(world, at, (then) => {
    if (!invitation.isOpen() || then >= invitation.endsAt) return
    const invites = 1 + drawCount(draw, rates.invitesPerSharer - 1)
    say(world, then, initiator, 'share', { ...inPlay(world, play), instanceId, quantity: invites })
    for (let k = 0; k < invites; k++)
      if (chance(draw, rates.openRate))
        later(world, then + drawWait(draw, openMeanMs), (open) => opened(world, open, invitation))
    later(world, then + Math.floor(roundMs * (0.5 + draw())), (next) => {
      if (!invitation.isOpen()) return
      if (chance(draw, rates.giveUpRate * (1 - 0.7 * invitation.progress()))) return
      inviteRounds(world, next, invitation)
    })
  })
}

/** Is there somebody left to open an invite? The more have been reached, the likelier that this one reaches them again. */
function reachesAnybody(world: World, market: Market): boolean {
  const known = world.reached.get(market) ?? 0
  if (world.draw() * world.rates.reachablePool < known) return false
  world.reached.set(market, known + 1)
  return true
}

function opened(world: World, at: EpochMs, invitation: Invitation): void {
  const { rates, draw } = world
  const { initiator, play, instanceId } = invitation
  if (!reachesAnybody(world, initiator.market)) return
  const isNew = chance(draw, rates.newShareOfOpens)
  const friend = isNew ? stranger(world, initiator.market) : customer(world, initiator.market)
  if (friend === initiator) return
  const inviterKey = initiator.userKey
  const sent = inviterKey === null ? {} : { inviterKey }
  const said = { ...inPlay(world, play), ...sent, instanceId, source: 'friend' as const, isNewUser: isNew }
  // An invite opens on a page like any other: a storefront reports that it was seen, and by whom it was sent.
  say(world, at, friend, 'view', said)
  say(world, at, friend, 'invite_open', said)
  invitation.onOpen?.(at, friend)
  const decides = at + drawWait(draw, 2 * minuteMs)
  if (chance(draw, rates.helpRate)) later(world, decides, (then) => invitation.takePart(then, friend))
  // Playing along makes people want one themselves: in a story this is seen far more often than across all who open.
  if (chance(draw, Math.min(10_000, rates.spawnRate * 2)))
    later(world, decides + 5 * minuteMs, (then) => invitation.startOwn(then, friend))
}
