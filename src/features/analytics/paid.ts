import type { CampaignDocument } from '#domain/campaign/document.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import { exponents, type Currency, type Minor } from '#domain/money.ts'

type Exchange = CampaignDocument['exchange']

/**
 * Amounts of several markets as one. A single currency needs no rate; several are put together at the event's fixed
 * rates only.
 *
 * @param into the currency wanted, where it is known already (to compare like with like)
 * @returns null where there is no amount, or no rate for one of them.
 */
export function paidInOne(
  paid: Partial<Record<Market, Minor>>,
  exchange: Exchange | undefined,
  into?: Currency,
): { amount: Minor; currency: Currency; converted: boolean } | null {
  const present = markets.flatMap((market) => {
    const amount = paid[market]
    return amount === undefined ? [] : [{ amount, currency: marketFacts[market].currency }]
  })
  if (present.length === 0) return null
  const target = into ?? (present.length === 1 ? present[0]!.currency : exchange?.into)
  if (target === undefined) return null
  let sum = 0
  for (const { amount, currency } of present) {
    const worth =
      currency === target ? amount : exchange?.into === target ? converted(amount, currency, exchange) : null
    if (worth === null) return null
    sum += worth
  }
  return { amount: sum, currency: target, converted: present.some(({ currency }) => currency !== target) }
}

/** Rounded to the minor unit: the rate itself was rounded by whoever fixed it. */
function converted(amount: Minor, from: Currency, { into, millionths }: Exchange): Minor | null {
  const rate = millionths[from]
  if (rate === undefined) return null
  const shift = exponents[into] - exponents[from]
  const scaled = BigInt(amount) * BigInt(rate) * (shift > 0 ? 10n ** BigInt(shift) : 1n)
  const divisor = 1_000_000n * (shift < 0 ? 10n ** BigInt(-shift) : 1n)
  const half = scaled < 0n ? -divisor / 2n : divisor / 2n
  return Number((scaled + half) / divisor)
}
