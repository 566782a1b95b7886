import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import type { Cart } from '#domain/coupons/cart.ts'
import { refund } from '#domain/coupons/refund.ts'
import type { Returns } from '#domain/coupons/returns.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { carts, ruleSets } from './arbitraries.ts'
import { answer, at, cart, off, rule, spend } from './builders.ts'

function refunds(given: Cart, rules: CouponRule[], returns: Partial<Returns> & Pick<Returns, 'parcels'>) {
  const order = { cart: given, rules, context: { at }, mode: 'priority' as const }
  const refunded = refund(order, answer(given, rules), { policy: 'keep', shippingBack: true, ...returns })
  if (!refunded.ok) throw new Error(JSON.stringify(refunded.problems))
  return refunded.refunds
}

const all = (given: Cart) => given.lines.map(({ id, quantity }) => ({ line: id, quantity }))

/** A cart with all of it coming back, unit by unit in some order, cut into parcels. */
const returned = () =>
  carts()
    .filter(({ lines }) => lines.length > 0)
    .chain((given) => {
      const units = given.lines.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => id))
      return fc
        .tuple(fc.shuffledSubarray(units, { minLength: units.length }), fc.array(fc.integer({ min: 1, max: 4 })))
        .map(([order, sizes]) => {
          const parcels: Returns['parcels'] = []
          const rest = [...order]
          for (let k = 0; rest.length > 0; k++)
            parcels.push(rest.splice(0, sizes[k] ?? 3).map((line) => ({ line, quantity: 1 })))
          return { cart: given, parcels }
        })
    })

describe('paying back', () => {
  it('gives each unit what was paid for it, the last one what is left over', () => {
    const given = cart([{ unitPrice: 100, quantity: 3 }])
    const one = [{ line: 'a', quantity: 1 }]
    expect(refunds(given, [rule(off(100))], { parcels: [one, one, one] }).map(({ amount }) => amount)).toEqual([
      66, 67, 67,
    ])
  })

  it('pays the fee back with the last unit, if that was agreed', () => {
    const given = cart([100, 100], 50)
    const parcels = [[{ line: 'b', quantity: 1 }], [{ line: 'a', quantity: 1 }]]
    expect(refunds(given, [], { parcels }).map(({ amount }) => amount)).toEqual([100, 150])
    expect(refunds(given, [], { parcels, shippingBack: false }).map(({ amount }) => amount)).toEqual([100, 100])
  })

  it('withholds over several parcels no more than what is kept lost in all, and gives back what is owed on the way', () => {
    const saving = (minimum: number) => rule(off(20_000), { conditions: { purchases: [spend(minimum)] } })
    const one = [{ line: 'a', quantity: 1 }]
    const paid = (quantity: number, minimum: number) =>
      refunds(cart([{ unitPrice: 199_900, quantity }]), [saving(minimum)], {
        parcels: Array.from({ length: quantity }, () => one),
        policy: 'earnAgain',
      }).map(({ amount, withheld }) => [amount, withheld])
    // Of three, two still earn it: only with the second one is it lost, less what its unit paid of it.
    expect(paid(3, 300_000)).toEqual([
      [193_233, 0],
      [186_567, 6_666],
      [199_900, -6_666],
    ])
    // Of four, only all earn it: each unit after the first was paid less for than it is worth without the coupon.
    expect(paid(4, 700_000)).toEqual([
      [179_900, 15_000],
      [199_900, -5_000],
      [199_900, -5_000],
      [199_900, -5_000],
    ])
  })

  it('withholds what is no longer earned until the rest comes back too', () => {
    const saving = rule(off(4_000), { conditions: { purchases: [spend(30_000)] } })
    const given = cart([15_000, 15_000])
    const parcels = [[{ line: 'a', quantity: 1 }], [{ line: 'b', quantity: 1 }]]
    expect(refunds(given, [saving], { parcels, policy: 'earnAgain' })).toMatchObject([
      { amount: 11_000, withheld: 2_000, lost: ['rule'] },
      { amount: 15_000, withheld: -2_000, lost: [] },
    ])
    expect(refunds(given, [saving], { parcels })).toMatchObject([
      { amount: 13_000, withheld: 0, lost: [] },
      { amount: 13_000, withheld: 0 },
    ])
  })

  it('refuses what was not bought, and what came back before', () => {
    const given = cart([{ unitPrice: 100, quantity: 2 }])
    const tried = (parcels: Returns['parcels']) =>
      refund({ cart: given, rules: [], context: { at }, mode: 'best' }, answer(given, []), {
        policy: 'keep',
        shippingBack: false,
        parcels,
      })
    expect(tried([[{ line: 'z', quantity: 1 }]])).toEqual({
      ok: false,
      problems: [{ pointer: '/returns/parcels/0/0/line', code: 'unknown' }],
    })
    expect(tried([all(given), [{ line: 'a', quantity: 1 }]])).toEqual({
      ok: false,
      problems: [{ pointer: '/returns/parcels/1/0/quantity', code: 'aboveBought' }],
    })
    expect(
      tried([
        [
          { line: 'a', quantity: 1 },
          { line: 'a', quantity: 2 },
        ],
      ]),
    ).toMatchObject({ ok: false })
  })

  test.prop([returned(), ruleSets(), fc.constantFrom('keep' as const, 'earnAgain' as const)])(
    'comes to exactly what was paid once all is back, by whatever way, and never to more before',
    ({ cart: given, parcels }, rules, policy) => {
      const { totals } = answer(given, rules)
      let paid = 0
      const parts = refunds(given, rules, { parcels, policy })
      for (const { amount, lines, shipping, withheld } of parts) {
        expect(amount).toBeGreaterThanOrEqual(0)
        expect(lines.reduce((total, line) => total + line.amount, 0) + shipping - withheld).toBe(amount)
        paid += amount
        expect(paid).toBeLessThanOrEqual(totals.payable)
      }
      expect(paid).toBe(totals.payable)
      expect(refunds(given, rules, { parcels: [all(given)], policy })[0]!.amount).toBe(totals.payable)
    },
  )

  test.prop([returned(), ruleSets()])(
    'pays units of one line alike, to within one unit of money',
    ({ cart: given, parcels }, rules) => {
      const perUnit = new Map<string, number[]>()
      for (const { lines } of refunds(given, rules, { parcels }))
        for (const { id, amount } of lines) perUnit.set(id, [...(perUnit.get(id) ?? []), amount])
      for (const amounts of perUnit.values()) expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1)
    },
  )

  test.prop([returned(), ruleSets()])(
    'under `earnAgain` leaves the shopper with no more than the kept goods earn',
    ({ cart: given, parcels }, rules) => {
      const [first] = parcels
      const back = new Map<string, number>()
      for (const { line, quantity } of first!) back.set(line, (back.get(line) ?? 0) + quantity)
      const lines = given.lines.flatMap((line) => {
        const quantity = line.quantity - (back.get(line.id) ?? 0)
        return quantity > 0 ? [{ ...line, quantity }] : []
      })
      fc.pre(lines.length > 0)
      const paid = answer(given, rules).totals.payable
      const [one] = refunds(given, rules, { parcels: [first!], policy: 'earnAgain' })
      const kept = answer({ ...given, lines }, rules).totals.payable
      expect(paid - one!.amount).toBeGreaterThanOrEqual(Math.min(kept, paid))
    },
  )
})
