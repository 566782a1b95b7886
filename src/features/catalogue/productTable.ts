import { categories } from '#domain/catalogue/categories.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { languages, marketFacts, markets, salesChannels, type Market } from '#domain/market.ts'
import type { CsvCell } from '#lib/csv.ts'
import { parseAmount, plainAmount } from '#lib/format/money.ts'

/**
 * The catalogue as a table, and back: what is exported can be changed in a spreadsheet and imported again.
 *
 * Columns: `id, category, retired, name:<language>…, <market>:price, <market>:cost, <market>:stock:<channel>…`. Amounts are
 * decimals of the market's currency. A market without price and cost is one the product is not sold in.
 */
export const productColumns: readonly string[] = [
  'id',
  'category',
  'retired',
  ...languages.map((language) => `name:${language}`),
  ...markets.flatMap((market) => [
    `${market}:price`,
    `${market}:cost`,
    ...salesChannels.map((channel) => `${market}:stock:${channel}`),
  ]),
]

export function productTable(products: readonly Product[]): { head: readonly string[]; rows: CsvCell[][] } {
  return { head: productColumns, rows: products.map(rowOf) }
}

function rowOf(product: Product): CsvCell[] {
  return [
    product.id,
    product.category,
    product.retired ? 'yes' : '',
    ...languages.map((language) => product.name[language] ?? ''),
    ...markets.flatMap((market): CsvCell[] => {
      const terms = product.terms[market]
      const currency = marketFacts[market].currency
      if (!terms) return ['', '', ...salesChannels.map(() => '')]
      return [
        plainAmount(terms.listPrice, currency),
        plainAmount(terms.unitCost, currency),
        ...salesChannels.map((channel) => terms.stock[channel] ?? ''),
      ]
    }),
  ]
}

export type RowFault = 'idShape' | 'category' | 'nameMissing' | 'amount' | 'stock' | 'nowhere' | 'twice'
export type ReadRow =
  | { line: number; product: Product }
  | { line: number; fault: RowFault; column: string; text: string }

/** Reads rows of a table back into products. A row that cannot be read is reported with its line, and not guessed at. */
export function readProducts(rows: readonly Record<string, string | undefined>[]): ReadRow[] {
  const seen = new Set<string>()
  return rows.map((row, index): ReadRow => {
    const line = index + 2
    const read = readProduct(row)
    if ('fault' in read) return { line, ...read }
    if (seen.has(read.id)) return { line, fault: 'twice', column: 'id', text: read.id }
    seen.add(read.id)
    return { line, product: read }
  })
}

type Fault = { fault: RowFault; column: string; text: string }

function readProduct(row: Record<string, string | undefined>): Product | Fault {
  const text = (column: string) => unquoted(row[column]?.trim() ?? '')
  const id = text('id')
  if (!/^[\w.-]{1,40}$/.test(id)) return { fault: 'idShape', column: 'id', text: id }
  const category = categories.find((one) => one === text('category'))
  if (!category) return { fault: 'category', column: 'category', text: text('category') }

  const name: Product['name'] = {}
  for (const language of languages) {
    const words = text(`name:${language}`)
    if (words !== '') name[language] = words
  }
  if (Object.keys(name).length === 0) return { fault: 'nameMissing', column: 'name:en', text: '' }

  const terms: Product['terms'] = {}
  for (const market of markets) {
    if (text(`${market}:price`) === '' && text(`${market}:cost`) === '') continue
    const read = readTerms(market, text)
    if ('fault' in read) return read
    terms[market] = read
  }
  if (Object.keys(terms).length === 0) return { fault: 'nowhere', column: 'HK:price', text: '' }
  return { id, category, name, terms, retired: /^(yes|true|1)$/i.test(text('retired')) }
}

function readTerms(market: Market, text: (column: string) => string): NonNullable<Product['terms'][Market]> | Fault {
  const currency = marketFacts[market].currency
  const price = parseAmount(text(`${market}:price`), currency)
  if (!price.ok) return { fault: 'amount', column: `${market}:price`, text: text(`${market}:price`) }
  const cost = parseAmount(text(`${market}:cost`), currency)
  if (!cost.ok) return { fault: 'amount', column: `${market}:cost`, text: text(`${market}:cost`) }
  const stock: NonNullable<Product['terms'][Market]>['stock'] = {}
  for (const channel of salesChannels) {
    const column = `${market}:stock:${channel}`
    const units = text(column).replaceAll(',', '')
    if (units === '') continue
    if (!/^\d{1,12}$/.test(units)) return { fault: 'stock', column, text: text(column) }
    stock[channel] = Number(units)
  }
  return { listPrice: price.amount, unitCost: cost.amount, stock }
}

/** Takes the apostrophe off again that an export put before what a spreadsheet would have run as a formula. */
function unquoted(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
