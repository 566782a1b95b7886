import { describe, expect, it } from 'vitest'
import type { Client } from '#api/client.ts'
import { ApiError } from '#api/problem.ts'
import type { Import } from '#contract/imports.ts'
import { firstDraft, mappingOf, missingIn } from '#features/dataQuality/import/draft.ts'
import { sendImport } from '#features/dataQuality/import/sendImport.ts'
import { testApp } from '../../../setup/apps.ts'

const header = ['user_id', 'order_date', 'qty', 'amount']
const table = Array.from({ length: 2_500 }, (_, k) => [`u${k % 700}`, '1997-01-0' + (1 + (k % 9)), '1', '10.00'])
const file = {
  fileName: 'orders.csv',
  fileHash: 'a'.repeat(64),
  header,
  sample: table.slice(0, 200),
  totalRows: table.length,
  rows: async (from: number, count: number) => table.slice(from, from + count),
}
const draft = firstDraft(file, 'HK', [])
const mapping = mappingOf(draft)
const noWait = async () => undefined

describe('a mapping', () => {
  it('is guessed from names and samples, and complete when it can be read', () => {
    expect(draft).toMatchObject({
      name: 'orders',
      dateFormat: 'YYYY-MM-DD',
      columns: { customer: 'user_id', amount: 'amount' },
    })
    expect(missingIn(draft)).toBeNull()
    expect(missingIn({ ...draft, columns: { ...draft.columns, amount: null } })).toBe('amount')
    expect(missingIn({ ...draft, columns: { ...draft.columns, customer: null } })).toBe('customer')
  })

  it('is the one last used on a file with the same columns', () => {
    const earlier = { mapping: { ...mapping, name: 'Shop', market: 'TW' } } as Import
    expect(firstDraft(file, 'HK', [earlier])).toMatchObject({ name: 'Shop', market: 'TW' })
    const other = { mapping: { ...mapping, columns: { ...mapping.columns, customer: 'buyer' } } } as Import
    expect(firstDraft(file, 'HK', [other]).name).toBe('orders')
  })
})

describe('sending a file', () => {
  it('goes through to the end, telling how far it is', async () => {
    const t = await testApp()
    const { imports, analytics } = await t.as('analyst')
    const told: number[] = []
    const done = await sendImport({
      imports,
      file,
      mapping,
      signal: new AbortController().signal,
      onProgress: ({ nextRow }) => told.push(nextRow),
      wait: noWait,
    })
    expect(done?.finishedAt).not.toBeNull()
    expect(told.slice(0, 4)).toEqual([0, 1_000, 2_000, 2_500])
    await t.forwarder.drain()
    const totals = await analytics.totals({ from: '1996-12-31T16:00:00Z', to: '1997-02-01T00:00:00Z' })
    expect(totals).toMatchObject({ registrations: 700, orders: 2_500, paid: { HK: 2_500_000 } })
  })

  it('rejects rows that cannot be sent, and only those, in requests the server takes', async () => {
    const t = await testApp()
    const { imports } = await t.as('analyst')
    const wide = [...header, 'note', 'more', 'still more']
    const notes = Array.from({ length: 3 }, () => '電'.repeat(1_990))
    const good = Array.from({ length: 600 }, (_, k) => [`u${k}`, '1997-01-01', '1', '10.00', ...notes])
    const rows = good.with(3, ['u3', '1997-01-01', '1', '10.00', '', '', 'x'.repeat(1_999) + '😀'])
    rows[5] = ['u\u00005', '1997-01-01', '1', '10.00', '', '', '']
    rows[7] = Array.from({ length: 300 }, () => 'x')
    const done = await sendImport({
      imports,
      file: {
        ...file,
        header: wide,
        totalRows: rows.length,
        rows: async (from, count) => rows.slice(from, from + count),
      },
      mapping,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      wait: noWait,
    })
    expect(done).toMatchObject({ nextRow: 600, events: 597 * 3, rejected: 3 })
    const { items } = await imports.rejected({ id: done!.id })
    expect(items.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'still more', 'cellTooLong'],
      [5, 'user_id', 'badCharacter'],
      [7, null, 'wrongCellCount'],
    ])
    expect(items[1]?.cells[0]).toBe('u␀5')
  })

  it('stops between two chunks when told, and goes on from there another time', async () => {
    const t = await testApp()
    const { imports } = await t.as('analyst')
    const stop = new AbortController()
    const sent = { imports, file, mapping, wait: noWait }
    const half = await sendImport({
      ...sent,
      signal: stop.signal,
      onProgress: ({ nextRow }) => {
        if (nextRow === 1_000) stop.abort()
      },
    })
    expect(half).toMatchObject({ nextRow: 1_000, finishedAt: null })
    const done = await sendImport({ ...sent, signal: new AbortController().signal, onProgress: () => undefined })
    expect(done).toMatchObject({ id: half!.id, events: 700 + 5_000, duplicates: 0 })
  })

  it('tries again what may pass, and gives up on what will not', async () => {
    const t = await testApp()
    const { imports } = await t.as('analyst')
    const waits: number[] = []
    const failing = (code: 'overloaded' | 'forbidden', times: number): Client['imports'] => {
      let left = times
      return {
        ...imports,
        create: imports.create,
        rows: async (...call) => {
          if (left-- > 0) throw new ApiError(code, 429, undefined, 3)
          return imports.rows(...call)
        },
      }
    }
    const sent = {
      file,
      mapping,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      wait: async (ms: number) => void waits.push(ms),
    }
    await expect(sendImport({ ...sent, imports: failing('forbidden', 1) })).rejects.toThrow('forbidden')
    expect(waits).toEqual([])
    expect((await sendImport({ ...sent, imports: failing('overloaded', 2) }))?.finishedAt).not.toBeNull()
    expect(waits).toEqual([3_000, 3_000])
  })
})
