import type { Fact } from '../fact.ts'

/**
 * Why a rule was not applied, and the names its sentence may use. The dictionaries hold a sentence for each in each
 * language under `couponReasons.<code>`.
 */
export const reasonCatalogue = {
  // the rule itself
  unfinished: ['market'],
  // where, when and how it was come by
  otherMarket: ['market'],
  notYet: ['from'],
  over: ['to'],
  notClaimed: [],
  notGiven: [],
  codeMissing: [],
  expired: ['to'],
  // who
  otherSegment: [],
  notFirstOrder: [],
  otherChannel: [],
  otherPhase: [],
  otherHours: ['from', 'to'],
  noPlayOutcome: ['outcome'],
  // what has been used
  usesGone: ['uses'],
  dayGone: ['uses'],
  personGone: ['uses'],
  personDayGone: ['uses'],
  budgetGone: ['left', 'needed'],
  // the cart
  nothingInScope: [],
  spendShort: ['short', 'minimum'],
  quantityShort: ['short', 'minimum'],
  stepShort: ['short', 'step'],
  stepQuantityShort: ['short', 'step'],
  noShipping: [],
  atMinimum: [],
  nothingLeft: [],
  notAbovePrice: ['price'],
  // the others
  notWith: ['other'],
  standsAlone: ['other'],
  othersStandAlone: ['other'],
  sameGroup: ['other', 'group'],
  sameLevel: ['other', 'level'],
  wouldUndo: ['other'],
  dearer: ['more'],
  noCheaper: [],
} as const satisfies Record<string, readonly string[]>

export type ReasonCode = keyof typeof reasonCatalogue
export const reasonCodes = Object.keys(reasonCatalogue) as ReasonCode[]

/** Why a rule was not applied, ready to be put into words. */
export type Reason = { code: ReasonCode; data: Record<string, Fact> }

/** Makes a reason with exactly the values its sentence needs. */
export function reason<C extends ReasonCode>(code: C, data: Record<(typeof reasonCatalogue)[C][number], Fact>): Reason {
  return { code, data }
}
