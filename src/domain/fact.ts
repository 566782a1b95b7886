import { z } from 'zod'
import { currencySchema, namesSchema, utcInstantSchema } from './shapes.ts'

/**
 * A value in a sentence or a table about a campaign, without language or format. Text is shown as it is (names people
 * gave), `names` are those they gave by language, with `name` for the languages that have none, a number is a count
 * or shows the decimals it has (an exchange rate), `rate` is in basis points, `off` too, as each language tells
 * discounts (15% off, 85折),
 * `partsPerMillion` is a likelihood finer than those, `span` excludes its end, `word` is a key of the dictionaries'
 * `words` (`market.HK`).
 */
export const factSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ name: z.string(), names: namesSchema }),
  z.strictObject({ amount: z.int(), currency: currencySchema }),
  z.strictObject({ rate: z.int() }),
  z.strictObject({ partsPerMillion: z.int() }),
  z.strictObject({ off: z.int() }),
  z.strictObject({ hours: z.int() }),
  z.strictObject({ at: utcInstantSchema }),
  z.strictObject({ span: z.strictObject({ from: utcInstantSchema, to: utcInstantSchema }) }),
  z.strictObject({ word: z.string() }),
])
export type Fact = z.infer<typeof factSchema>
