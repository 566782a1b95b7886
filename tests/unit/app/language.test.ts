import { expect, it } from 'vitest'
import { detectLanguage } from '#app/i18n.ts'

it.each([
  [['zh-HK', 'en'], 'zh-HK'],
  [['zh-TW'], 'zh-TW'],
  [['zh-Hant-HK'], 'zh-HK'],
  [['zh-Hant'], 'zh-TW'],
  [['zh-MO'], 'zh-HK'],
  [['zh-CN'], 'zh-CN'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['fr-CA', 'zh-TW', 'en'], 'zh-TW'],
  [['en-GB', 'zh-HK'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('a browser that prefers %j reads %s', (preferred, language) => expect(detectLanguage(preferred)).toBe(language))
