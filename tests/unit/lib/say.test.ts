import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import couponSentences from '#locales/en/couponSentences.json'
import findings from '#locales/en/findings.json'
import shell from '#locales/en/shell.json'
import terms from '#locales/en/terms.json'
import words from '#locales/en/words.json'
import { sayIn, type Say } from '#lib/say/say.ts'

let say: Say
const i18n = i18next.createInstance()

beforeAll(async () => {
  await i18n.init({
    lng: 'en',
    resources: { en: { couponSentences, findings, shell, terms, words } },
    interpolation: { escapeValue: false },
  })
  say = sayIn('en', i18n, 'Asia/Hong_Kong')
})

describe('what the rules say', () => {
  it('says one of a thing in the singular', () => {
    expect(say.term({ key: 'assist.order', data: { helpers: 1, product: 'Phone X' } })).toContain('help of 1 friend,')
    expect(say.term({ key: 'assist.order', data: { helpers: 2, product: 'Phone X' } })).toContain('help of 2 friends,')
  })

  it('calls a product what the language calls it', () => {
    const product = { name: 'Phone X', names: { en: 'Phone X (English)', 'zh-HK': '手機 X' } }
    expect(say.fact(product)).toBe('Phone X (English)')
    expect(say.term({ key: 'assist.order', data: { helpers: 2, product } })).toContain('Phone X (English)')
    expect(sayIn('zh-TW', i18n, 'Asia/Taipei').fact(product)).toBe('手機 X')
  })

  it('says a count as a count, and of any other number every decimal', () => {
    expect(say.fact(2_400)).toBe('2,400')
    expect(say.fact(0.25)).toBe('0.25')
    expect(say.fact(1.08)).toBe('1.08')
    expect(say.fact(0.000_001)).toBe('0.000001')
    expect(say.fact(0.1 + 0.2)).toBe('0.3')
  })

  it('tells times of a finding by the clock of the market it is about', () => {
    const end = { at: '2026-11-11T16:00:00.000Z' }
    const coupon = { rule: 'Coupon', end }
    expect(say.finding('coupons.outlivesCampaign', coupon)).toContain('12 Nov 2026 00:00 Hong Kong')
    expect(say.finding('coupons.outlivesCampaign', coupon, 'TW')).toContain('12 Nov 2026 00:00 Taipei')
    const data = { market: { word: 'market.TW' }, hours: { hours: 5 }, end }
    expect(say.finding('play.outlivesCampaign', data)).toContain('00:00 Taipei')
  })

  it('says what is not chosen yet in a rule that is being written', () => {
    const clause = {
      key: 'spendOn' as const,
      data: { minimum: { amount: 100_000, currency: 'HKD' as const }, what: [] },
    }
    expect(say.rule([[clause]])).toBe('Spend HK$1,000 on (not chosen yet)')
  })

  it('joins findings of one kind that only words tell apart', () => {
    const markets = ['HK', 'TW'].map((market) => ({ market: { word: `market.${market}` } }))
    expect(say.findingTogether('cap.missing', markets)).toMatch(/^Hong Kong, Taiwan: set a limit/)
  })

  it('says the first of those that figures tell apart, for joined they would be nonsense', () => {
    const over = [
      { market: { word: 'market.HK' }, units: 900, stock: 600 },
      { market: { word: 'market.TW' }, units: 50, stock: 40 },
    ]
    expect(say.findingTogether('cap.overStock', over)).toBe(
      'Hong Kong: the limit of 900 units is above the stock of 600.',
    )
  })
})
