import type { PartnerResults } from '#contract/results.ts'
import { markets, type PerMarket } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import type { DayFigure } from '../series/linesOfDays.ts'

export const partnerMeasures = ['newUsers', 'orders', 'paid', 'commission'] as const
export type PartnerMeasure = (typeof partnerMeasures)[number]

export type PartnerRow = PartnerResults['partners'][number]

/** What the leaderboard can be ordered by. */
export const partnerSorts = ['orders', 'bound', 'newUsers', 'paid', 'commission'] as const
export type PartnerSort = (typeof partnerSorts)[number]

const isMoney = (figure: PartnerMeasure | PartnerSort): figure is 'paid' | 'commission' =>
  figure === 'paid' || figure === 'commission'

/** A measure by day, of one partner or of all together. Amounts are in the currency given. */
export function partnerDays(
  { days }: PartnerResults,
  measure: PartnerMeasure,
  partner: string | null,
  amountOf: (amounts: PerMarket) => Minor,
): DayFigure[] {
  return days
    .filter(({ partnerId }) => partner === null || partnerId === partner)
    .map((day) => ({
      at: day.at,
      value: partner,
      figure: isMoney(measure) ? amountOf(day[measure]) : day[measure],
    }))
}

/** The partners by a figure, the largest or the smallest first; equal ones stay as they are. */
export function sortedBy(
  partners: readonly PartnerRow[],
  sort: PartnerSort,
  direction: 'up' | 'down',
  amountOf: (amounts: PerMarket) => Minor,
): PartnerRow[] {
  const figureOf = ({ figures }: PartnerRow) => (isMoney(sort) ? amountOf(figures[sort]) : figures[sort])
  return partners.toSorted((a, b) => (figureOf(b) - figureOf(a)) * (direction === 'down' ? 1 : -1))
}

/** The tiers a partner stands in: once where all markets have the same. */
export function tiersIn({ tiers }: PartnerRow, names: ReadonlyMap<string, string>) {
  const held = markets.flatMap((market) => {
    const tier = tiers[market]
    return tier === undefined ? [] : [{ market, name: names.get(tier) ?? tier }]
  })
  const same = new Set(held.map(({ name }) => name)).size === 1
  return same ? [{ market: null, name: held[0]!.name }] : held
}

export type TierRow = PartnerResults['tiers'][number]

/** What a tier of a market is called in the URL. */
export const nameOfTier = ({ market, tierId }: Pick<TierRow, 'market' | 'tierId'>): string => `${market}:${tierId}`

/** Those who stand in a tier at the end of the days. */
export function partnersOf(partners: readonly PartnerRow[], { market, tierId }: TierRow): PartnerRow[] {
  return partners.filter(({ tiers }) => tiers[market] === tierId)
}
