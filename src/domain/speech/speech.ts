import type { Fact } from '../fact.ts'
import { pointerTo, type Finding, type FindingDraft } from '../finding.ts'
import { marketFacts, type Market, type PerMarket } from '../market.ts'
import { common } from './common.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * One row of facts, for the review page and for diffs. `key` names the row in the dictionaries (`statements.<key>`),
 * filled with `data` where it has any; `pointer` the field inside the play (or document) it speaks of.
 */
export type Statement = {
  key: string
  pointer: string
  market?: Market
  data?: Record<string, Fact>
  value: Fact | readonly Fact[] | null
}

/** One sentence of the shopper rules: `terms.<key>` in the dictionaries of the market's languages, filled with `data`. */
export type Sentence = { key: string; data: Record<string, Fact> }

type Common = typeof common
type Code<V extends Vocabulary> = (keyof Common['findings'] | keyof V['findings']) & string
type FindingData<V extends Vocabulary, C> = Record<
  C extends keyof V['findings']
    ? V['findings'][C]['data'][number]
    : C extends keyof Common['findings']
      ? Common['findings'][C]['data'][number]
      : never,
  Fact
>
type TermKey<V extends Vocabulary> = (keyof Common['terms'] | keyof V['terms']) & string
type TermData<V extends Vocabulary, K> = Record<
  K extends keyof V['terms']
    ? V['terms'][K][number]
    : K extends keyof Common['terms']
      ? Common['terms'][K][number]
      : never,
  Fact
>
type StatementKey<V extends Vocabulary> = Common['statements'][number] | V['statements'][number]
type Group<V extends Vocabulary> = (keyof Common['words'] | keyof V['words']) & string
/** A group two vocabularies name holds the words of both. */
type Word<V extends Vocabulary, G> =
  | (G extends keyof Common['words'] ? Common['words'][G][number] : never)
  | (G extends keyof V['words'] ? V['words'][G][number] : never)

/** Makers of everything a vocabulary, and the common one beside it, lets somebody say, with exactly what it needs. */
export function speech<const V extends Vocabulary>(own: V) {
  const severities: Vocabulary['findings'] = { ...common.findings, ...own.findings }

  /** Something wrong or doubtful, at a JSON pointer into the document. */
  function finding<C extends Code<V>>(
    code: C,
    pointer: string,
    data: FindingData<V, C>,
    fix?: Finding['fix'],
  ): FindingDraft {
    const draft = { code, severity: severities[code]!.severity, pointer, data }
    return fix === undefined ? draft : { ...draft, fix }
  }

  /** One row of facts. */
  function row(key: StatementKey<V>, pointer: string, value: Statement['value'], data?: Statement['data']): Statement {
    return data === undefined ? { key, pointer, value } : { key, pointer, value, data }
  }

  /** A row per market, for amounts. */
  function amountRows(
    key: StatementKey<V>,
    field: string,
    amounts: PerMarket,
    held: readonly Market[],
    data?: Statement['data'],
  ): Statement[] {
    return held.map((market) => {
      const amount = amounts[market]
      const value = amount === undefined ? null : { amount, currency: marketFacts[market].currency }
      return { ...row(key, field + pointerTo(market), value, data), market }
    })
  }

  /** A row per market, for counts. */
  function countRows(
    key: StatementKey<V>,
    field: string,
    counts: Partial<Record<Market, number>>,
    held: readonly Market[],
    data?: Statement['data'],
  ): Statement[] {
    return held.map((market) => ({ ...row(key, field + pointerTo(market), counts[market] ?? null, data), market }))
  }

  /** One sentence of the shopper rules. */
  function sentence<K extends TermKey<V>>(key: K, data: TermData<V, K>): Sentence {
    return { key, data }
  }

  /** A word of the dictionaries, as a fact. */
  function word<G extends Group<V>>(group: G, value: Word<V, G>): { word: string } {
    return { word: `${group}.${String(value)}` }
  }

  return { finding, row, amountRows, countRows, sentence, word }
}

/** What can be said of any campaign and any play. */
export const { finding, row, amountRows, countRows, sentence, word } = speech({
  findings: {},
  statements: [],
  terms: {},
  words: {},
})
