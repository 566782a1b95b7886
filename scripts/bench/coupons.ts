import type { Cart } from '#domain/coupons/cart.ts'
import { evaluate } from '#domain/coupons/evaluate.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { drawInteger, drawsOf } from '#domain/seed.ts'
import { medianMs, type Figure } from './figure.ts'

const lineCount = 50
const ruleCount = 200
const cartCount = 40
const moment = '2026-11-11T04:00:00.000Z'

type Question = { cart: Cart; rules: CouponRule[] }

/**
 * Carts of 50 lines under 200 rules that all give something, so that nothing is settled before the search: a third may
 * meet any other, the rest are exclusive or keep away from their group or level. At most 5 ms each is promised, in both
 * modes. The yardstick looks once at each line for each rule and adds it up, as any engine must to know what is spent.
 */
export async function couponBench(): Promise<Figure[]> {
  const questions = Array.from({ length: cartCount }, (_, k) => questionOf(`coupons:${k}`))
  let kept = 0
  const each = async (work: (question: Question) => number) =>
    (await medianMs(async () => {
      for (const question of questions) kept += work(question)
    })) / cartCount
  const answered = (mode: 'priority' | 'best') =>
    each(({ cart, rules }) => {
      const answer = evaluate(cart, rules, { at: moment }, mode)
      return answer.ok ? answer.evaluation.totals.payable : 0
    })
  const plain = await each(({ cart, rules }) => {
    let total = 0
    for (const { priority } of rules) for (const line of cart.lines) total += line.unitPrice * line.quantity - priority
    return total
  })
  const figures: [string, number][] = [
    ['a pass over the lines for each rule', plain],
    ['in order of priority', await answered('priority')],
    ['at best, bounded search', await answered('best')],
  ]
  if (!Number.isFinite(kept)) throw new Error('the carts cost nothing that can be told')
  return figures.map(([name, milliseconds]) => ({
    bench: `a cart of ${lineCount} under ${ruleCount} coupons`,
    name,
    milliseconds,
    ratio: milliseconds / plain,
    of: 'passes over the lines',
  }))
}

function questionOf(seed: string): Question {
  const draw = drawsOf(seed)
  const int = (from: number, to: number) => drawInteger(draw, from, to)
  const pick = <T>(of: readonly T[]): T => of[int(0, of.length - 1)]!
  const categories = ['phones', 'audio', 'toys', 'bags']
  const amount = (from: number, to: number) => ({ type: 'amount' as const, amount: { HK: int(from, to) } })
  const percent = (most: number) => ({ type: 'percent' as const, rate: int(1, most) * 100, cap: { HK: 20_000 } })

  const lines = Array.from({ length: lineCount }, (_, k) => ({
    id: `line-${k}`,
    product: `p${k}`,
    category: pick(categories),
    unitPrice: int(1_000, 200_000),
    quantity: int(1, 3),
    ...(k % 3 === 0 ? { minPrice: int(500, 3_000) } : {}),
  }))
  const rules = Array.from({ length: ruleCount }, (_, k): CouponRule => {
    const level = pick(['item', 'order', 'order', 'shipping'] as const)
    const effect =
      level === 'shipping'
        ? amount(100, 2_000)
        : level === 'item'
          ? pick([amount(100, 2_000), percent(30)])
          : pick<CouponRule['effect']>([
              amount(1_000, 20_000),
              percent(20),
              {
                type: 'spendSteps',
                steps: [
                  { spend: { HK: 5_000 }, amount: { HK: 4_000 } },
                  { spend: { HK: 100_000 }, amount: { HK: 15_000 } },
                ],
              },
              { type: 'nthItem', n: 3, rate: 10_000, which: 'cheapest', atMost: 2 },
            ])
    const listed = { type: 'listed' as const, products: [`p${int(0, lineCount - 1)}`], categories: [pick(categories)] }
    return {
      id: `rule-${k}`,
      name: '',
      markets: ['HK'],
      window: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
      level,
      priority: int(0, 100),
      group: pick(['', 'a', 'b', 'c']),
      combinesWith: pick([
        { type: 'any' },
        { type: 'any' },
        { type: 'none' },
        { type: 'otherGroups' },
        { type: 'otherLevels' },
        { type: 'otherLevels' },
      ] as const),
      obtained: { type: 'automatic' },
      scope: {
        include: pick([{ type: 'all' as const }, listed]),
        exclude: { products: [`p${int(0, lineCount - 1)}`], categories: [] },
        skipDiscounted: false,
      },
      conditions: {
        purchases: [],
        segments: [],
        firstOrder: false,
        channels: [],
        phases: [],
        hours: null,
        playOutcome: null,
      },
      effect,
      limits: { uses: {}, budget: {}, perPerson: null, perDay: null, perPersonPerDay: null },
    }
  })
  return { cart: { currency: 'HKD', lines, shipping: 5_000 }, rules }
}
