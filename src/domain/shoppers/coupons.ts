import { chance } from '../plays/shared/draws.ts'
import { dayMs, instantOf, minuteMs, type EpochMs } from '../time.ts'
import { buySomething, inCampaign, later, say, type Person, type World } from './world.ts'

/** Of a campaign's visitors, how many look at its coupons, and of those who do, how many collect one. Defaults, unmeasured. */
const lookShare = 3_000
const collectShare = 6_000
/** Of a rule with codes of its own, how many of those who look were sent one. */
const sentShare = 1_000
/** Who has collected something comes back for it. */
const comeForItShare = 3_500

/** A visitor collects the coupons there are to collect, and may come back within days to use them. */
export function collectCoupons(world: World, at: EpochMs, person: Person): void {
  const { draw, campaign } = world
  const offered = (campaign?.document.coupons ?? []).filter(
    ({ obtained, markets }) =>
      (obtained.type === 'claimed' || obtained.type === 'uniqueCodes') && markets.includes(person.market),
  )
  if (offered.length === 0 || !chance(draw, lookShare)) return
  later(world, at + minuteMs, (then) => {
    const now = instantOf(then)
    for (const { id, window, obtained } of offered) {
      if (now < window.from || now >= window.to || person.coupons.has(id)) continue
      if (!chance(draw, obtained.type === 'uniqueCodes' ? sentShare : collectShare)) continue
      say(world, then, person, 'coupon_claim', { ...inCampaign(world), couponId: id })
    }
    if (person.coupons.size > 0 && chance(draw, comeForItShare))
      buySomething(world, then + 2 * minuteMs + Math.floor(draw() * draw() * 4 * dayMs), person)
  })
}
