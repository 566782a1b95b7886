import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { currencies, type Currency } from '#domain/money.ts'
import { compactMoney, formatMinor, formatMoney, parseAmount, plainAmount } from '#lib/format/money.ts'

const hkd = (amount: number) => ({ amount, currency: 'HKD' as const })
const twd = (amount: number) => ({ amount, currency: 'TWD' as const })
const cny = (amount: number) => ({ amount, currency: 'CNY' as const })

describe('an amount as its market writes it', () => {
  it.each([
    [hkd(199_900), 'HK$1,999'],
    [hkd(199_950), 'HK$1,999.50'],
    [hkd(5), 'HK$0.05'],
    [hkd(0), 'HK$0'],
    [hkd(-50_000), '−HK$500'],
    [twd(9_999), 'NT$9,999'],
    [twd(1_000_000), 'NT$1,000,000'],
    [cny(129_900), '¥1,299'],
    [cny(129_901), '¥1,299.01'],
  ])('%o is %s', (money, text) => expect(formatMoney(money)).toBe(text))

  it('says plus where a difference is meant', () => expect(formatMoney(hkd(8_100_000), 'always')).toBe('+HK$81,000'))

  it('keeps every digit of the largest exact amount', () =>
    expect(formatMoney(hkd(Number.MAX_SAFE_INTEGER))).toBe('HK$90,071,992,547,409.91'))

  it('is a plain decimal in files', () => {
    expect(plainAmount(199_900, 'HKD')).toBe('1999.00')
    expect(plainAmount(9_999, 'TWD')).toBe('9999')
    expect(plainAmount(-5, 'CNY')).toBe('-0.05')
  })
})

describe('a large amount in the reader’s grouping', () => {
  it.each([
    ['en', 'HK$2.41 M'],
    ['zh-HK', 'HK$241萬'],
    ['zh-TW', 'HK$241萬'],
    ['zh-CN', 'HK$241万'],
  ] as const)('%s', (language, text) => expect(compactMoney(hkd(241_000_000), language)).toBe(text))

  it('is rounded half up, without a zero at the end', () => {
    expect(compactMoney(twd(730_500), 'zh-TW')).toBe('NT$73.1萬')
    expect(compactMoney(twd(300_000), 'zh-TW')).toBe('NT$30萬')
    expect(compactMoney(cny(73_050_000), 'zh-CN')).toBe('¥73.1万')
  })

  it('stays exact where nothing is gained', () => expect(compactMoney(hkd(41_200_000), 'en')).toBe('HK$412,000'))
  it('counts 億 from a hundred million', () => expect(compactMoney(twd(123_456_789), 'zh-TW')).toBe('NT$1.23億'))
})

describe('an amount as people type it', () => {
  it.each([
    ['1,999.00', 'HKD', 199_900],
    ['1999', 'HKD', 199_900],
    ['HK$1,999.5', 'HKD', 199_950],
    ['hkd 20', 'HKD', 2_000],
    ['１，９９９', 'HKD', 199_900],
    ['¥1299', 'CNY', 129_900],
    ['1299元', 'CNY', 129_900],
    ['NT$9,999', 'TWD', 9_999],
    ['9,999.00', 'TWD', 9_999],
    ['0', 'HKD', 0],
    ['5.', 'HKD', 500],
  ] as const)('%s in %s', (typed, currency, amount) =>
    expect(parseAmount(typed, currency)).toEqual({ ok: true, amount }),
  )

  it.each([
    ['1.999,00', 'HKD', 'notAnAmount'],
    ['1,99', 'HKD', 'notAnAmount'],
    ['1e3', 'HKD', 'notAnAmount'],
    ['', 'HKD', 'notAnAmount'],
    ['free', 'HKD', 'notAnAmount'],
    ['1.005', 'HKD', 'tooManyDecimals'],
    ['9,999.5', 'TWD', 'tooManyDecimals'],
    ['-5', 'HKD', 'negative'],
    ['−5', 'HKD', 'negative'],
    ['99999999999999999', 'HKD', 'tooLarge'],
  ] as const)('refuses %s in %s: %s', (typed, currency, fault) =>
    expect(parseAmount(typed, currency)).toEqual({ ok: false, fault }),
  )

  test.prop([fc.constantFrom(...currencies), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })])(
    'what is written is read back to the unit',
    (currency: Currency, amount: number) => {
      expect(parseAmount(formatMinor(amount, currency), currency)).toEqual({ ok: true, amount })
      expect(parseAmount(formatMoney({ amount, currency }), currency)).toEqual({ ok: true, amount })
      expect(parseAmount(plainAmount(amount, currency), currency)).toEqual({ ok: true, amount })
    },
  )
})
