import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { differences } from '#server/audit/audited.ts'

it('keeps of two values only what differs', () => {
  expect(differences({ a: 1, b: { c: 2, d: 3 } }, { a: 1, b: { c: 2, d: 4 } })).toEqual({
    before: { b: { d: 3 } },
    after: { b: { d: 4 } },
  })
})

it('matches entries of lists by their id, so that one changed product is one line', () => {
  const products = [1, 2, 3].map((n) => ({ id: `p${n}`, stock: n }))
  const after = products.map((product) => (product.id === 'p2' ? { ...product, stock: 9 } : product))
  expect(differences({ products }, { products: after })).toEqual({
    before: { products: { p2: { stock: 2 } } },
    after: { products: { p2: { stock: 9 } } },
  })
})

it('shows what was added on one side only, and another order as an order', () => {
  expect(differences({ list: [{ id: 'a' }] }, { list: [{ id: 'a' }, { id: 'b', n: 1 }] })).toEqual({
    before: { list: {} },
    after: { list: { b: { id: 'b', n: 1 } } },
  })
  expect(differences([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }])).toEqual({
    before: ['a', 'b'],
    after: ['b', 'a'],
  })
})

test.prop([fc.jsonValue(), fc.jsonValue()])('says nothing of equal values, and something of different ones', (a, b) => {
  expect(differences(a, structuredClone(a))).toEqual({ before: null, after: null })
  if (JSON.stringify(a) !== JSON.stringify(b) && a !== null && b !== null) {
    const { before, after } = differences(a, b)
    expect(JSON.stringify(before) + JSON.stringify(after)).not.toBe('nullnull')
  }
})
