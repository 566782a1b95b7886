import { z } from 'zod'
import type { FindingDraft } from './finding.ts'
import { mostUnits } from './market.ts'
import { finding } from './speech/speech.ts'

/**
 * The letters of codes: 23 that are told apart on paper and by ear. Of each pair that looks alike only one is here
 * (2 Z, 5 S, 6 G, 8 B), of 0 O Q and of 1 I L none; without vowels no code spells a word. 23 is a prime, which the check
 * letter needs.
 */
export const codeAlphabet = '23456789CDFHJKMNPRTVWXY'
const base = codeAlphabet.length

/** Letters between two dashes. */
const groupLength = 4

/** How many groups of four letters a code has: three for a few hundred thousand codes, four for a million. */
const fewestGroups = 2
const mostGroups = 4
export const codeGroupsSchema = z.int().min(fewestGroups).max(mostGroups)
export type CodeGroups = z.infer<typeof codeGroupsSchema>
const isLength = (groups: number) => Number.isInteger(groups) && groups >= fewestGroups && groups <= mostGroups

/** Codes one batch may hold. */
export const mostCodesInBatch = mostUnits

/** Random bytes that one code is made from. */
export const bytesPerCode = 16

/**
 * Guesses on average until one hits a code of a batch, below which a batch counts as guessable: at a thousand guesses
 * a second, fifty days.
 */
export const leastGuessesPerHit = 4_294_967_296

/**
 * Makes a code, written as letters without dashes, from 16 bytes of the platform's cryptographic random source.
 *
 * Every letter but the last is drawn: 3 groups carry 49.8 bits (11 letters of log2 23 = 4.52 each), 4 groups 67.9 bits
 * (15 letters). The bytes are read as one number and reduced, which favours no code by more than one part in 2^60.
 * The last letter makes the sum of letter values, each times its place (1, 2, …), divisible by 23: no single letter can be
 * mistaken and no two be swapped, neighbours or not, without the sum failing.
 *
 * Two codes of equal bytes are equal. That a batch holds no code twice is for the store to see to; among a million of
 * 4 groups the chance of one pair is below 1 in 500 million.
 *
 * @throws RangeError unless exactly 16 bytes are given, or for a number of groups that codes do not come in.
 */
export function makeCode(bytes: Uint8Array, groups: CodeGroups): string {
  if (bytes.length !== bytesPerCode) throw new RangeError(`${bytes.length} bytes for a code`)
  if (!isLength(groups)) throw new RangeError(`${groups} groups`)
  const rest = [...bytes]
  const values: number[] = []
  while (values.length < groups * groupLength - 1) values.push(takeLetter(rest))
  return [...values, checkValue(values)].map((value) => codeAlphabet[value]).join('')
}

/** The lowest letter of a number in bytes, which is divided by 23: a million codes are waited for, so without bigints. */
function takeLetter(bytes: number[]): number {
  let carried = 0
  for (let k = 0; k < bytes.length; k++) {
    const part = carried * 256 + bytes[k]!
    bytes[k] = Math.floor(part / base)
    carried = part % base
  }
  return carried
}

/** The value that makes the weighed sum divisible by 23: minus the sum of the others, divided by its own place. */
function checkValue(values: readonly number[]): number {
  const missing = (base - weighedSum(values)) % base
  const place = values.length + 1
  let value = 0
  while ((value * place) % base !== missing) value++
  return value
}

function weighedSum(values: readonly number[]): number {
  return values.reduce((total, value, k) => total + value * (k + 1), 0) % base
}

/** A code as shoppers see it: in groups of four, with dashes. */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Why what somebody typed is no code: too short or long, a letter that codes do not use, or a letter mistaken. */
export type CodeProblem = 'length' | 'letter' | 'check'
export type CodeReading = { code: string } | { problem: CodeProblem }

const lookAlikes: Record<string, string> = { Z: '2', S: '5', G: '6', B: '8' }

/**
 * Reads a code as people type it: in either case, with dashes, dots and spaces or without, in the full-width letters of
 * Chinese keyboards, and with the look-alike that codes do not use (B for 8). Gives the letters as `makeCode` wrote them:
 * what is stored, hashed and compared. Any text is answered, never thrown at.
 */
export function readCode(typed: string): CodeReading {
  // The longest a person could mean, with a space or dash between all letters: more is not worth a look.
  if (typed.length > 4 * mostGroups * groupLength) return { problem: 'length' }
  const letters = [...typed.normalize('NFKC').toUpperCase()].filter(
    (letter) => !/[\s\p{Cf}\p{Pd}\p{Po}_]/u.test(letter),
  )
  const values = letters.map((letter) => codeAlphabet.indexOf(lookAlikes[letter] ?? letter))
  if (values.includes(-1)) return { problem: 'letter' }
  if (!isLength(values.length / groupLength)) return { problem: 'length' }
  if (weighedSum(values) !== 0) return { problem: 'check' }
  return { code: values.map((value) => codeAlphabet[value]).join('') }
}

/** The most codes of this length that one batch may hold before guessing one is feasible. */
export function mostUnguessable(groups: CodeGroups): number {
  let codes = 1n
  for (let k = 1; k < groups * groupLength; k++) codes *= BigInt(base)
  const most = codes / BigInt(leastGuessesPerHit)
  return most > BigInt(mostCodesInBatch) ? mostCodesInBatch : Number(most)
}

/**
 * What is wrong with a batch of codes: so many that somebody who tries codes finds one (`codes.guessable`, with the
 * shortest length that will do as its fix).
 *
 * @param pointer the batch's place in the document; its length is `groups` there
 */
export function checkCodeBatch(
  batch: { name: string; count: number; groups: CodeGroups },
  pointer: string,
): FindingDraft[] {
  const most = mostUnguessable(batch.groups)
  if (batch.count <= most) return []
  const at = `${pointer}/groups`
  const enough = Array.from({ length: mostGroups }, (_, k) => k + 1).find(
    (groups) => groups >= batch.groups && batch.count <= mostUnguessable(groups),
  )
  const data = { batch: batch.name, codes: batch.count, letters: batch.groups * groupLength, most }
  return [finding('codes.guessable', at, data, enough === undefined ? undefined : { pointer: at, value: enough })]
}
