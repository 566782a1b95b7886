import { z } from 'zod'
import { markets, type Market } from '#domain/market.ts'

/**
 * A configuration as one market reads it: wherever its schema has an entry per market, that market's own, or null where it
 * has none.
 *
 * @param value what the schema has accepted
 */
export function inMarket(schema: z.ZodType, value: unknown, market: Market): unknown {
  if (value === null || value === undefined) return value
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return inMarket(inner(schema), value, market)
  if (schema instanceof z.ZodArray)
    return (value as unknown[]).map((entry) => inMarket(schema.element as z.ZodType, entry, market))
  if (schema instanceof z.ZodUnion) return inMarket(optionOf(schema, value), value, market)
  if (schema instanceof z.ZodRecord && isPerMarket(schema)) return (value as Record<string, unknown>)[market] ?? null
  if (!(schema instanceof z.ZodObject)) return value
  const shape = schema.shape as Record<string, z.ZodType>
  const entries = Object.entries(value).map(([name, entry]) => {
    const own = shape[name]
    return [name, own ? inMarket(own, entry, market) : entry]
  })
  return Object.fromEntries(entries)
}

const inner = (schema: z.ZodNullable | z.ZodOptional): z.ZodType => schema.unwrap() as z.ZodType

function optionOf({ options }: z.ZodUnion, value: unknown): z.ZodType {
  const fitting = (options as readonly z.ZodType[]).find((option) => option.safeParse(value).success)
  if (!fitting) throw new RangeError('no option of the schema fits what it accepted')
  return fitting
}

/** `z.partialRecord(marketSchema, …)` holds a copy of `marketSchema`, so that only its words can be compared. */
function isPerMarket({ keyType }: z.ZodRecord): boolean {
  return keyType instanceof z.ZodEnum && keyType.options.join() === markets.join()
}
