import { describe, expect, it } from 'vitest'
import { guessColumns, looksNumeric, possibleDateFormats } from '#domain/import/guess.ts'

describe('a first suggestion for a file', () => {
  it('finds the columns of an order file', () => {
    expect(guessColumns(['user_id', 'order_date', 'qty', 'amount'])).toEqual({
      customer: 'user_id',
      at: 'order_date',
      order: null,
      amount: 'amount',
      quantity: 'qty',
      unitPrice: null,
      product: null,
    })
  })

  it('finds the columns of an invoice file', () => {
    const header = [
      'InvoiceNo',
      'StockCode',
      'Description',
      'Quantity',
      'InvoiceDate',
      'UnitPrice',
      'CustomerID',
      'Country',
    ]
    expect(guessColumns(header)).toMatchObject({ order: 'InvoiceNo', unitPrice: 'UnitPrice', customer: 'CustomerID' })
  })

  it('offers both readings of a date that could be either', () => {
    expect(possibleDateFormats(['3/4/2011', '5/6/2011'])).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY'])
    expect(possibleDateFormats(['3/4/2011', '25/6/2011'])).toEqual(['DD/MM/YYYY'])
    expect(possibleDateFormats(['yesterday'])).toEqual([])
  })

  it('knows numbers from names', () => {
    expect(looksNumeric(['1.20', '', '£3'])).toBe(true)
    expect(looksNumeric(['WHITE MUG', '3'])).toBe(false)
  })
})
