import { vocabulary as coupons } from '../coupons/vocabulary.ts'
import { vocabulary as partners } from '../partners/vocabulary.ts'
import { plays } from '../plays/all.ts'
import { playKinds } from '../plays/schema.ts'
import { common } from './common.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Everything the console can say: the common vocabulary, that of every play, of coupons and of the partners, and the names of the plays themselves. */
export const wholeVocabulary: Vocabulary = join([
  common,
  ...Object.values(plays).map(({ vocabulary }) => vocabulary),
  coupons,
  partners,
  { findings: {}, statements: [], terms: {}, words: { play: playKinds } },
])

/** Groups of words that several vocabularies name are joined. */
function join(vocabularies: readonly Vocabulary[]): Vocabulary {
  const words: Record<string, readonly string[]> = {}
  for (const vocabulary of vocabularies)
    for (const [group, values] of Object.entries(vocabulary.words))
      words[group] = [...new Set([...(words[group] ?? []), ...values])]
  return {
    findings: Object.assign({}, ...vocabularies.map(({ findings }) => findings)),
    statements: vocabularies.flatMap(({ statements }) => statements),
    terms: Object.assign({}, ...vocabularies.map(({ terms }) => terms)),
    words,
  }
}
