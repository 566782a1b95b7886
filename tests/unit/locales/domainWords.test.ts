import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusals } from '#domain/campaign/lifecycle.ts'
import { clauseCatalogue } from '#domain/coupons/readBack.ts'
import { reasonCatalogue } from '#domain/coupons/reasons.ts'
import { languages } from '#domain/market.ts'
import { wholeVocabulary } from '#domain/speech/all.ts'

const root = new URL('../../../src/locales/', import.meta.url)

function textOf(language: string, file: string, key: string): unknown {
  let at: unknown = JSON.parse(readFileSync(new URL(`${language}/${file}.json`, root), 'utf8'))
  for (const part of key.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined
  return at
}

const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!)

/** Every key of a dictionary that the domain may name, with what its sentence can be filled with; null: nothing to fill. */
const named: [string, [string, readonly string[] | null][]][] = [
  ['findings', Object.entries(wholeVocabulary.findings).map(([code, { data }]) => [code, data])],
  ['terms', Object.entries(wholeVocabulary.terms)],
  ['statements', wholeVocabulary.statements.map((key) => [key, null])],
  ['couponReasons', Object.entries(reasonCatalogue)],
  ['couponSentences', Object.entries(clauseCatalogue)],
  ['refusals', Object.keys(refusals).map((key) => [key, null])],
  [
    'words',
    Object.entries(wholeVocabulary.words).flatMap(([group, values]) =>
      values.map((value): [string, null] => [`${group}.${value}`, null]),
    ),
  ],
]

describe.each(languages)('%s', (language) => {
  it.each(named)('has words for all of %s, filled only with what the domain gives', (file, keys) => {
    const missing = keys.filter(([key]) => typeof textOf(language, file, key) !== 'string').map(([key]) => key)
    expect(missing).toEqual([])
    const unknown = keys.flatMap(([key, data]) =>
      data === null ? [] : variables(String(textOf(language, file, key))).filter((name) => !data.includes(name)),
    )
    expect(unknown).toEqual([])
  })
})
