import { readDate, type DateFormat } from './dateText.ts'
import { parseDecimal } from './decimal.ts'
import type { Mapping } from './mapping.ts'

type Column = keyof Mapping['columns']

/** What columns are called in the exports people have, in lower case without spaces, dashes and underscores. */
const names: Record<Column, readonly string[]> = {
  customer: [
    'customerid',
    'customer',
    'userid',
    'user',
    'memberid',
    'member',
    'buyer',
    'email',
    '会员',
    '會員',
    '会员号',
    '會員編號',
    '用户',
    '客户',
    '客戶',
    '顧客',
  ],
  at: [
    'orderdate',
    'invoicedate',
    'date',
    'orderedat',
    'createdat',
    'paidat',
    'time',
    'datetime',
    '下单时间',
    '訂單日期',
    '日期',
    '订单日期',
    '下單時間',
  ],
  order: [
    'invoiceno',
    'invoice',
    'orderid',
    'orderno',
    'ordernumber',
    'order',
    '订单号',
    '訂單編號',
    '訂單號',
    '订单编号',
  ],
  amount: [
    'amount',
    'total',
    'ordertotal',
    'paid',
    'totalprice',
    'revenue',
    '金额',
    '金額',
    '实付金额',
    '實付金額',
    '總額',
  ],
  quantity: ['quantity', 'qty', 'units', 'count', '数量', '數量', '件数', '件數'],
  unitPrice: ['unitprice', 'price', 'itemprice', '单价', '單價', '价格', '價格'],
  product: ['stockcode', 'sku', 'productid', 'product', 'item', '商品', '货号', '貨號', '商品編號', '商品编号'],
}

const formats: readonly DateFormat[] = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'ISO',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
]

/**
 * A first suggestion of which column is which, from their names. Each column is suggested once; what has no likely
 * name is null, for the person to choose. With an amount column quantity and price are not needed for the amount.
 */
export function guessColumns(header: readonly string[]): Record<Column, string | null> {
  const bare = header.map((name) => name.toLowerCase().replace(/[\s_-]+/g, ''))
  const taken = new Set<number>()
  const take = (column: Column): string | null => {
    for (const name of names[column]) {
      const index = bare.findIndex((candidate, k) => candidate === name && !taken.has(k))
      if (index >= 0) {
        taken.add(index)
        return header[index]!
      }
    }
    return null
  }
  return {
    order: take('order'),
    customer: take('customer'),
    at: take('at'),
    amount: take('amount'),
    quantity: take('quantity'),
    unitPrice: take('unitPrice'),
    product: take('product'),
  }
}

/**
 * The forms in which every sample is a date. More than one where the samples do not tell (3/4/2011): the person decides.
 */
export function possibleDateFormats(samples: readonly string[]): DateFormat[] {
  const filled = samples.filter((text) => text.trim() !== '')
  if (filled.length === 0) return []
  return formats.filter((format) => filled.every((text) => readDate(text, format) !== null))
}

/** Whether the samples could be amounts: most of them must be numbers. */
export function looksNumeric(samples: readonly string[]): boolean {
  const filled = samples.filter((text) => text.trim() !== '')
  return filled.length > 0 && filled.filter((text) => parseDecimal(text) !== null).length * 10 >= filled.length * 9
}
