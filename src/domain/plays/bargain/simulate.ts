import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { portion, type Minor } from '../../money.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { listIn } from './exposure.ts'
import { basePlan, cutsTaken, discountOf, fastestFinish, plannerFor, planProblem, type Helper } from './plan.ts'
import type { Bargain } from './schema.ts'

/** Hours an initiator lets pass between two rounds of invites. A default, unmeasured. */
const hoursPerRound = 4

/**
 * Plays one bargain: the initiator invites in rounds, some friends open and cut, the initiator goes on or gives up;
 * the further the price is down, the more likely on.
 */
export function simulateBargain(
  play: Bargain,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const planned = plannedIn(play, market)
  if (planned === null) return nothingHappened
  const draw = drawsOf(seed)
  const met = chance(draw, rates.fraudShare) ? farm(play, draw) : inviteFriends(play, planned, rates, draw)
  const plan = play.jitter === 0 || !play.buyBelowList ? planned.base : planned.planner(seed)
  const taken = cutsTaken(play, market, plan, met.helpers)
  const used = taken.cuts.filter((cut) => cut.helper !== null)
  const registrations = used.filter((cut) => met.helpers[cut.helper ?? -1]?.isNew).length
  const list = listIn(play, campaign, market)
  const buys = taken.complete
    ? chance(draw, rates.payRate)
    : play.buyBelowList && chance(draw, portion(rates.payRate, Math.floor((taken.cuts.at(-1)?.progress ?? 0) / 100)))
  const consolation = taken.complete || buys || used.length === 0 ? 0 : (play.consolation?.amount[market] ?? 0)
  return {
    completed: taken.complete,
    helpersUsed: used.length,
    registrations,
    invitesSent: met.invitesSent,
    invitesOpened: met.invitesOpened,
    units: buys ? 1 : 0,
    subsidy: buys ? list - taken.price : 0,
    consolation,
  }
}

type Met = { helpers: Helper[]; invitesSent: number; invitesOpened: number }

function inviteFriends(play: Bargain, planned: Planned, rates: ShopperRates, draw: Draw): Met {
  const met: Met = { helpers: [], invitesSent: 0, invitesOpened: 0 }
  if (!chance(draw, rates.shareRate)) return met
  const own = play.selfFirstCut ? 1 : 0
  const rounds = Math.max(1, Math.floor(play.windowHours / hoursPerRound))
  let steps = own
  for (let round = 0; round < rounds && steps < play.helpers; round++) {
    const invites = drawCount(draw, rates.invitesPerSharer)
    met.invitesSent += invites
    for (let k = 0; k < invites; k++) {
      if (!chance(draw, rates.openRate)) continue
      met.invitesOpened++
      const isNew = chance(draw, rates.newShareOfOpens)
      if (!chance(draw, rates.helpRate)) continue
      met.helpers.push({ isNew })
      steps += isNew ? Math.max(1, play.newUserWeight) : 1
    }
    const done = cutShare(planned, steps)
    if (chance(draw, Math.floor(rates.giveUpRate * (1 - 0.7 * done)))) break
  }
  return met
}

/** One person with accounts of their own: as many as their devices let in, up to what they hold. */
function farm(play: Bargain, draw: Draw): Met {
  const held = 2 + drawCount(draw, 8)
  const devices = 1 + (chance(draw, 3_000) ? 1 : 0)
  const perDevice = play.eligibility.perDevice ?? held
  const accounts = Math.min(held, perDevice * devices, fastestFinish(play))
  return {
    helpers: Array.from({ length: accounts }, () => ({ isNew: true })),
    invitesSent: accounts,
    invitesOpened: accounts,
  }
}

/** How much of the discount the first steps of the plan take, from 0 to 1. */
function cutShare({ base, discount }: Planned, steps: number): number {
  let cut = 0
  for (let k = 0; k < steps && k < base.length; k++) cut += base[k]!
  return discount > 0 ? cut / discount : 1
}

/** What thousands of instances of the same play share: its base plan, and what makes a plan for a seed. */
type Planned = { base: Minor[]; discount: Minor; planner: (seed: Seed) => Minor[] }

/** By play, which is never changed in place; null for what has no plan. */
const plannedPlays = new WeakMap<Bargain, Map<Market, Planned | null>>()

function plannedIn(play: Bargain, market: Market): Planned | null {
  const known = plannedPlays.get(play) ?? new Map<Market, Planned | null>()
  plannedPlays.set(play, known)
  const kept = known.get(market)
  if (kept !== undefined) return kept
  const planned =
    planProblem(play, market) === null
      ? {
          base: basePlan(play, market),
          discount: discountOf(play, market) ?? 0,
          planner: plannerFor(play, market),
        }
      : null
  known.set(market, planned)
  return planned
}
