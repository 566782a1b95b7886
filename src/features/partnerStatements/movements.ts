import type { TFunction } from 'i18next'
import { marketFacts } from '#domain/market.ts'
import { portion, type Minor } from '#domain/money.ts'
import type { Movement } from '#domain/partners/statement.ts'
import type { Format } from '#lib/format/useFormat.ts'
import type { Rules } from './amounts.ts'

/** What a movement does to what is held for a partner, and to what is paid out. */
export function effectOf({ type, amount }: Pick<Movement, 'type' | 'amount'>): { held: Minor; payable: Minor } {
  switch (type) {
    case 'earned':
      return { held: amount, payable: 0 }
    case 'reversed':
      return { held: -amount, payable: 0 }
    case 'released':
      return { held: -amount, payable: amount }
    case 'clawedBack':
      return { held: 0, payable: -amount }
  }
}

/** Why a movement is what it is, in one sentence: on what, at which rate, and what a refund left of it. */
export function whyOf(movement: Movement, rules: Rules, t: TFunction<'partnerStatements'>, format: Format): string {
  const { type, kind, base, rate, refunded, recruit } = movement
  const { currency } = marketFacts[rules.market]
  const money = (amount: Minor) => format.money({ amount, currency })
  const what = t(`kinds.${kind}`)
  if (type === 'released')
    return t(refunded !== null && refunded > 0 ? 'why.releasedRest' : 'why.released', {
      what,
      count: rules.holdDays,
      figure: format.number(rules.holdDays),
    })
  if (base === null || rate === null || refunded === null)
    return type === 'earned'
      ? kind === 'recruit'
        ? t('why.recruit', { partner: recruit ?? '' })
        : t('why.membership')
      : t(type === 'reversed' ? 'why.rewardReversed' : 'why.rewardClawedBack', { what })
  if (type === 'earned') {
    const exact = (BigInt(base) * BigInt(rate)) % 10_000n === 0n
    return t(exact ? 'why.earned' : 'why.earnedRounded', { what, rate: format.percent(rate), base: money(base) })
  }
  const left = base - refunded
  return t(type === 'reversed' ? 'why.reversed' : 'why.clawedBack', {
    what,
    refunded: money(refunded),
    base: money(base),
    rate: format.percent(rate),
    left: money(left),
    kept: money(portion(left, rate)),
  })
}
