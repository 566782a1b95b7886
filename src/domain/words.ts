import { languages, markets, salesChannels, socialChannels } from './market.ts'
import { phaseKinds } from './campaign/document.ts'
import { groupBuySchema } from './plays/groupBuy/schema.ts'
import { bargainSchema } from './plays/bargain/schema.ts'
import { eligibilitySchema, exhaustionSchema, shareMoments } from './plays/shared/blocks.ts'
import { marketRules } from './marketRules.ts'
import { currencies } from './money.ts'
import { presets } from './plays/bargain/curve.ts'

/** Where a play keeps its stock is asked of both plays; the choices differ. */
const held = new Set([...groupBuySchema.shape.stockHeldAt.options, ...bargainSchema.shape.stockHeldAt.options])

/** Words that facts may name, by group. The dictionaries hold each under `words.<group>.<value>`. */
export const words = {
  market: markets,
  language: languages,
  currency: currencies,
  salesChannel: salesChannels,
  socialChannel: socialChannels,
  phase: phaseKinds,
  whenExhausted: exhaustionSchema.options,
  newMeans: eligibilitySchema.shape.newMeans.options,
  newBy: eligibilitySchema.shape.newBy.options,
  shareMoment: shareMoments,
  settlement: groupBuySchema.shape.settlement.options,
  stockHeldAt: [...held],
  mayStart: groupBuySchema.shape.mayStart.options,
  mayJoin: groupBuySchema.shape.mayJoin.options,
  leaderBenefit: ['none', 'amount', 'percent', 'free'],
  atExpiry: groupBuySchema.shape.atExpiry.options,
  preset: presets,
  price: ['list', 'floor', 'solo', 'group'],
  rule: Object.keys(marketRules),
} as const satisfies Record<string, readonly string[]>

export type WordGroup = keyof typeof words

/** A word of the dictionaries, as a fact. */
export function word<G extends WordGroup>(group: G, value: (typeof words)[G][number]): { word: string } {
  return { word: `${group}.${value}` }
}
