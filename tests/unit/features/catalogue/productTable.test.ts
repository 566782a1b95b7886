import { fc, test } from '@fast-check/vitest'
import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Product } from '#domain/catalogue/product.ts'
import { toCsv } from '#lib/csv.ts'
import { productTable, readProducts } from '#features/catalogue/productTable.ts'

const phone: Product = {
  id: 'phone-x',
  category: 'phones',
  name: { en: 'Phone X, 256 GB', 'zh-TW': '手機 X' },
  retired: false,
  terms: {
    HK: { listPrice: 199_900, unitCost: 123_950, stock: { site: 500, app: 0 } },
    TW: { listPrice: 7_990, unitCost: 4_956, stock: {} },
  },
}

const reread = (products: Product[]) => {
  const { head, rows } = productTable(products)
  const text = toCsv(head, rows).replace('\uFEFF', '')
  return readProducts(papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' }).data)
}

const row = (over: Record<string, string>) => ({
  id: 'a',
  category: 'phones',
  'name:en': 'A',
  'HK:price': '1',
  'HK:cost': '1',
  ...over,
})

describe('the catalogue as a table', () => {
  it('is read back as it was written', () => expect(reread([phone])).toEqual([{ line: 2, product: phone }]))

  const names = fc
    .string({ minLength: 1, maxLength: 40 })
    .filter((name) => name.trim() === name && !name.startsWith("'") && !/[\r\n\t\0]/.test(name))
  test.prop([names, fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 1_000_000 })])(
    'keeps every name, amount and stock to the unit, what looks like a formula included',
    (name, listPrice, site) => {
      const product: Product = {
        ...phone,
        name: { en: name },
        terms: { HK: { listPrice, unitCost: 1, stock: { site } } },
      }
      expect(reread([product])).toEqual([{ line: 2, product }])
    },
  )

  it.each([
    [{ id: 'a b' }, 'idShape', 'id'],
    [{ category: 'boats' }, 'category', 'category'],
    [{ 'name:en': '' }, 'nameMissing', 'name:en'],
    [{ 'HK:price': '1.999,00' }, 'amount', 'HK:price'],
    [{ 'TW:price': '9.5', 'TW:cost': '1' }, 'amount', 'TW:price'],
    [{ 'HK:cost': '' }, 'amount', 'HK:cost'],
    [{ 'HK:stock:site': '-4' }, 'stock', 'HK:stock:site'],
    [{ 'HK:price': '', 'HK:cost': '' }, 'nowhere', 'HK:price'],
  ])('names the line and column of what it cannot read: %o', (over, fault, column) =>
    expect(readProducts([row({}), row({ id: 'b', ...over })])[1]).toMatchObject({ line: 3, fault, column }),
  )

  it('takes the first of two rows with one number', () =>
    expect(readProducts([row({}), row({ 'HK:price': '2' })])).toMatchObject([
      { product: { id: 'a' } },
      { line: 3, fault: 'twice' },
    ]))
})
