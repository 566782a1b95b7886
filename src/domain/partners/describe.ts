import { categories } from '../catalogue/categories.ts'
import type { Fact } from '../fact.ts'
import { pointerTo } from '../finding.ts'
import type { Statement } from '../speech/speech.ts'
import type { PartnerProgramme, Privilege, Tier } from './schema.ts'
import { amountRows, countRows, row, word } from './vocabulary.ts'

/** A programme as rows of facts, its tiers apart: `describeTier` has those. */
export function describeProgramme(programme: PartnerProgramme): Statement[] {
  const held = programme.markets
  const { joining, binding, membership } = programme
  return [
    row('partners.name', '/name', programme.name),
    row(
      'partners.markets',
      '/markets',
      held.map((market) => word('market', market)),
    ),
    ...amountRows('partners.budget', '/budget', programme.budget, held),
    row('partners.depth', '/depth', programme.depth),
    ...held.flatMap((market) => {
      const reference = programme.filingReference[market]
      if (reference === undefined) return []
      return [{ ...row('partners.filingReference', pointerTo('filingReference', market), reference), market }]
    }),
    row('partners.joiningBy', '/joining/by', word('joiningBy', joining.by)),
    row('partners.invitesPerPartner', '/joining/invitesPerPartner', joining.invitesPerPartner),
    ...amountRows('partners.entryFee', '/joining/entryFee', joining.entryFee, held),
    row('partners.bindingRule', '/binding/rule', word('bindingRule', binding.rule)),
    row('partners.bindingDays', '/binding/days', binding.days ?? word('days', 'forLife')),
    row('partners.binds', '/binding/binds', word('binds', binding.binds)),
    row('partners.attributionDays', '/attributionDays', programme.attributionDays ?? word('days', 'asBinding')),
    row('partners.returnDays', '/returnDays', programme.returnDays),
    row('partners.holdDays', '/holdDays', programme.holdDays),
    ...held.flatMap((market) => {
      const ceiling = programme.ceiling[market]
      if (ceiling === undefined) return []
      return [{ ...row('partners.ceiling', pointerTo('ceiling', market), { rate: ceiling }), market }]
    }),
    row('partners.standing', '/standing', word('standingBy', programme.standing)),
    row('partners.membershipProduct', '/membership', membership === null ? null : membership.productId),
    ...(membership === null
      ? []
      : amountRows('partners.membershipReward', '/membership/reward', membership.reward, held)),
    ...amountRows('partners.recruitReward', '/recruitReward', programme.recruitReward, held),
  ]
}

/** One tier as rows of facts; pointers lead from the tier. */
export function describeTier(tier: Tier, programme: PartnerProgramme): Statement[] {
  const held = programme.markets
  return [
    row('partners.tierName', '/name', tier.name),
    row('partners.rank', '/rank', tier.rank),
    ...amountRows('partners.paid', '/thresholds/paid', tier.thresholds.paid, held),
    row('partners.orders', '/thresholds/orders', tier.thresholds.orders),
    row('partners.bound', '/thresholds/bound', tier.thresholds.bound),
    ...[null, ...categories].flatMap((category) => {
      const at = category === null ? '/rates/standard' : pointerTo('rates', 'categories', category)
      const rates = category === null ? tier.rates.standard : tier.rates.categories[category]
      if (rates === undefined) return []
      const levels = programme.depth >= 2 ? (['own', 'level1', 'level2'] as const) : (['own', 'level1'] as const)
      return levels.map((level) =>
        row(
          'partners.rate',
          `${at}/${level}`,
          { rate: rates[level] },
          {
            earning: word('earning', level),
            category: word('category', category ?? 'other'),
          },
        ),
      )
    }),
    ...tier.privileges.flatMap((privilege, k) => describePrivilege(privilege, pointerTo('privileges', k), programme)),
  ]
}

function describePrivilege(privilege: Privilege, at: string, { markets }: PartnerProgramme): Statement[] {
  if (privilege.type === 'coupon') return [row('partners.coupon', `${at}/couponId`, privilege.couponId)]
  if (privilege.type === 'identity') return [row('partners.identity', `${at}/name`, privilege.name)]
  const naming: Record<string, Fact> = { prize: privilege.name }
  return [
    row('partners.prize', `${at}/name`, privilege.name),
    ...amountRows('partners.prizeValue', `${at}/value`, privilege.value, markets, naming),
    ...countRows('partners.prizeUnits', `${at}/units`, privilege.units, markets, naming),
  ]
}
