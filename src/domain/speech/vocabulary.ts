import type { Severity } from '../finding.ts'

/**
 * What a part of the rules may say. Findings have how grave they are, terms and findings the names their sentence is
 * filled with, words the values of each group. The dictionaries hold them as `findings.<code>`, `statements.<key>`,
 * `terms.<key>` and `words.<group>.<value>`; a test holds every vocabulary to them.
 */
export type Vocabulary = {
  findings: Readonly<Record<string, { severity: Severity; data: readonly string[] }>>
  /** Rows of facts, as `describe` and `diff` write them. */
  statements: readonly string[]
  /** Sentences of the shopper rules, in the languages of the markets. */
  terms: Readonly<Record<string, readonly string[]>>
  words: Readonly<Record<string, readonly string[]>>
}

/** The vocabulary of one kind of play: its own keys begin with its kind. Groups of words may be shared. */
export type PlayVocabulary<K extends string = string> = {
  findings: Readonly<Record<`${K}.${string}`, { severity: Severity; data: readonly string[] }>>
  statements: readonly `${K}.${string}`[]
  terms: Readonly<Record<`${K}.${string}`, readonly string[]>>
  words: Readonly<Record<string, readonly string[]>>
}

/** A finding that stops review, with the names its sentence may use. */
export const error = <const D extends readonly string[]>(...data: D) => ({ severity: 'error' as const, data })

/** A finding that asks the author for a reason, with the names its sentence may use. */
export const warning = <const D extends readonly string[]>(...data: D) => ({ severity: 'warning' as const, data })
