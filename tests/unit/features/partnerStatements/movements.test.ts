import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Statement } from '#domain/partners/statement.ts'
import type { Rules } from '#features/partnerStatements/amounts.ts'
import { effectOf } from '#features/partnerStatements/movements.ts'
import { fileNameOf, linesCsv } from '#features/partnerStatements/csv.ts'

describe('a movement', () => {
  it('is held when it is earned, and paid when it is released', () => {
    expect(effectOf({ type: 'earned', amount: 600 })).toEqual({ held: 600, payable: 0 })
    expect(effectOf({ type: 'released', amount: 600 })).toEqual({ held: -600, payable: 600 })
  })

  it('takes a refund from what is held, and once released from what is paid', () => {
    expect(effectOf({ type: 'reversed', amount: 60 })).toEqual({ held: -60, payable: 0 })
    expect(effectOf({ type: 'clawedBack', amount: 60 })).toEqual({ held: 0, payable: -60 })
  })
})

const movement = {
  type: 'earned',
  kind: 'level1',
  at: '2026-11-02T00:00:00.000Z',
  order: 'o',
  line: 'a',
  recruit: null,
  base: 100,
  rate: 100,
  refunded: 0,
  amount: 1,
}

describe('a file of statements', () => {
  const invented = { seed: '1', partners: 1, boundShare: 1, visitShare: 1 }
  const orders = (from: 'campaign' | 'import') => ({
    asked: {
      campaignId: 'c',
      orders:
        from === 'import' ? ({ from, importId: 'i', invented } as const) : ({ from, market: 'HK' as const } as const),
    },
    market: 'HK' as const,
    held: [],
    imports: [],
    chosen: null,
  })

  it('says in its name that its partners are invented, and of which months it is', () => {
    expect(fileNameOf('statements', orders('import'), { from: '2011-01', to: '2011-03' })).toBe(
      'statements-INVENTED--2011-01_2011-03',
    )
    expect(fileNameOf('statements', orders('campaign'), { from: '2026-11', to: '2026-11' })).toBe(
      'statements-HK-2026-11',
    )
  })

  it('says in every row whether its month is over on the market’s clock', () => {
    const rules = { market: 'HK' } as Rules
    const statement = { month: '2026-11', partner: 'ann', movements: [movement] } as unknown as Statement
    const t = ((key: string) => key) as unknown as TFunction<'partnerStatements'>
    const stateAt = (asOf: string) => {
      const { head, rows } = linesCsv({ statement, rules, orders: { from: 'campaign', market: 'HK' }, asOf }, String, t)
      return rows.map((row) => row[head.indexOf('csv.state')])
    }
    expect(stateAt('2026-11-30T15:59:59.999Z')).toEqual(['csv.running'])
    expect(stateAt('2026-11-30T16:00:00.000Z')).toEqual(['csv.over'])
  })
})
