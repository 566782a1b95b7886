import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '#domain/market.ts'

const root = new URL('../../../src/locales/', import.meta.url)

/** Words that stay Latin in Chinese: names, abbreviations, keys of the keyboard, things written as code. */
const latinWords = new Set(
  'Haggle QA CSV PNG HTML Delete HK TW CN HKD TWD CNY KOL PV UV URL API HTTP HTTPS JSON ID SKU Enter Esc Ctrl Tab Shift Excel Wilson K P10 P50 P90 PDF UTC LINE WhatsApp Facebook WeChat QZone QQ Meta App KB MB GB id'.split(
    ' ',
  ),
)

type Dictionary = { [key: string]: string | Dictionary }

const namespaces = readdirSync(new URL('en/', root)).filter((name) => name.endsWith('.json'))

const read = (language: string, file: string) =>
  flatten(JSON.parse(readFileSync(new URL(`${language}/${file}`, root), 'utf8')) as Dictionary)

function flatten(dictionary: Dictionary, before = ''): Map<string, string> {
  const entries = Object.entries(dictionary).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : [...flatten(value, `${before}${key}.`)],
  )
  return new Map(entries)
}

const variables = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]!).sort()

describe.each(namespaces)('%s', (file) => {
  const english = read('en', file)

  it('says something for every key in English', () => {
    expect([...english].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
    const words = read(language, file)

    it('has the keys of English, no more and no fewer', () => {
      expect([...words.keys()].sort()).toEqual([...english.keys()].sort())
    })

    it('fills its sentences with the same variables', () => {
      const different = [...english].filter(
        ([key, text]) => String(variables(text)) !== String(variables(words.get(key) ?? '')),
      )
      expect(different).toEqual([])
    })

    it('leaves nothing empty and nothing in English', () => {
      const leftOver = [...words].filter(([, text]) => {
        const said = text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>|`[^`]*`/g, ' ')
        const latin = said.match(/[A-Za-z][A-Za-z'-]+/g) ?? []
        const foreign = latin.filter((word) => !latinWords.has(word))
        return said.trim() === '' ? text.trim() === '' : foreign.length > 0
      })
      expect(leftOver).toEqual([])
    })
  })
})

it('lists every language the domain knows', () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map((folder) => folder.name).sort()).toEqual([...languages].sort())
})

/** Pairs of one word in both scripts; none of the characters belongs to the other script. */
const simplified = '们这个价团红库审说进过还产业务设计实级边银电脑员态长数据选开关门问题钥'
const traditional = '們這個價團紅庫審說進過還產業務設計實級邊銀電腦員態長數據選開關門問題鑰'

it.each([
  ['zh-CN', traditional],
  ['zh-TW', simplified],
  ['zh-HK', simplified],
])('%s is written in its own script', (language, otherScript) => {
  const wrong = namespaces.flatMap((file) =>
    [...read(language, file)].filter(([, text]) => [...text].some((character) => otherScript.includes(character))),
  )
  // Each language is offered in its own words, whatever the reader's.
  expect(wrong.filter(([key]) => !key.startsWith('languages.'))).toEqual([])
})
