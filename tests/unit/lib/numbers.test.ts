import { describe, expect, it } from 'vitest'
import { compactNumber } from '#lib/format/numbers.ts'

describe('a large count in the reader’s grouping', () => {
  it.each([
    [730_500, 'zh-TW', '73.1萬'],
    [241_500, 'zh-TW', '24.2萬'],
    [300_000, 'zh-TW', '30萬'],
    [-730_500, 'zh-HK', '−73.1萬'],
    [730_500, 'zh-CN', '73.1万'],
    [100_500_000, 'zh-CN', '1.01亿'],
    [200_000_000, 'zh-TW', '2億'],
    [1_005_000, 'en', '1.01 M'],
    [10_250_000, 'en', '10.3 M'],
    [2_000_000, 'en', '2 M'],
    [20_000_000, 'en', '20 M'],
    [100_000_000, 'en', '100 M'],
    [9_999_999, 'en', '10 M'],
  ] as const)('%i in %s is %s', (value, language, text) => expect(compactNumber(value, language)).toBe(text))

  it.each([
    [73_050, 'zh-TW', '73,050'],
    [730_500, 'en', '730,500'],
  ] as const)('stays exact where nothing is gained: %i in %s', (value, language, text) =>
    expect(compactNumber(value, language)).toBe(text),
  )
})
