import { segments } from '../analytics/vocabulary.ts'
import { speech } from '../speech/speech.ts'
import { type PlayVocabulary } from '../speech/vocabulary.ts'
import { couponLevels, outcomes } from './schema.ts'

/** What coupon rules may say. Why a rule was not applied is in `reasons.ts`. */
export const vocabulary = {
  findings: {},
  statements: [],
  terms: {},
  words: {
    couponLevel: couponLevels,
    playOutcome: outcomes,
    segment: segments,
  },
} as const satisfies PlayVocabulary<'coupons'>

export const { finding, row, amountRows, countRows, sentence, word } = speech(vocabulary)
