import type { Fact } from './fact.ts'
import { marketFacts, type Language, type Market } from './market.ts'

export type Names = Partial<Record<Language, string>>

/** Something with a name to work with, and maybe what it is called in each language. */
export type Named = { name: string; names?: Names | undefined }

/** Where a language has no name of its own, that of the nearest script is read with the least effort. */
const nearest: Record<Language, readonly Language[]> = {
  en: [],
  'zh-CN': ['zh-TW', 'zh-HK'],
  'zh-TW': ['zh-HK', 'zh-CN'],
  'zh-HK': ['zh-TW', 'zh-CN'],
}

/** What something is called in a language: its name there, else in the nearest language, else the one to work with. */
export function nameIn({ name, names = {} }: Named, language: Language): string {
  const found = [language, ...nearest[language]].find((one) => names[one] !== undefined)
  return (found && names[found]) ?? name
}

/** What something is called in each language that a market's shoppers read, with nothing left to fall back from. */
export function namesFor(named: Named, market: Market): Names {
  return Object.fromEntries(marketFacts[market].termsLanguages.map((language) => [language, nameIn(named, language)]))
}

/** A name as a fact, to be read in any language; where it is known in one only, as text. */
export function nameFact({ name, names }: Named): Fact {
  return names === undefined ? name : { name, names }
}

/** Every name something goes by, to be searched. */
export function everyName({ name, names = {} }: Named): string[] {
  return [...new Set([name, ...Object.values(names)])]
}
