import { z } from 'zod'
import type { ShopperRates } from '../shoppers/rates.ts'

export type AssumptionName = keyof ShopperRates

/** Where a figure comes from: nobody measured it yet, or it was measured at a named event. */
export const assumptionSourceSchema = z.union([
  z.strictObject({ kind: z.literal('default') }),
  z.strictObject({ kind: z.literal('measured'), at: z.string().min(1).max(120) }),
])
export type AssumptionSource = z.infer<typeof assumptionSourceSchema>

export type Assumption = { value: number; source: AssumptionSource }
export type Assumptions = Record<AssumptionName, Assumption>

/** What an assumption is counted in: a share in basis points, or a number. */
export const assumptionUnits: Record<AssumptionName, 'rate' | 'count'> = {
  visitorsPerDay: 'count',
  startRate: 'rate',
  shareRate: 'rate',
  invitesPerSharer: 'count',
  openRate: 'rate',
  helpRate: 'rate',
  newShareOfOpens: 'rate',
  giveUpRate: 'rate',
  spawnRate: 'rate',
  payRate: 'rate',
  fraudShare: 'rate',
  reachablePool: 'count',
}
export const assumptionNames = Object.keys(assumptionUnits) as AssumptionName[]

const rateSchema = z.int().min(0).max(10_000)
const countSchema = z.number().min(0).max(10_000_000)

/** Figures for some of the assumptions: shares in basis points, or numbers. */
export const knownRatesSchema = z.strictObject({
  visitorsPerDay: countSchema.optional(),
  startRate: rateSchema.optional(),
  shareRate: rateSchema.optional(),
  invitesPerSharer: countSchema.optional(),
  openRate: rateSchema.optional(),
  helpRate: rateSchema.optional(),
  newShareOfOpens: rateSchema.optional(),
  giveUpRate: rateSchema.optional(),
  spawnRate: rateSchema.optional(),
  payRate: rateSchema.optional(),
  fraudShare: rateSchema.optional(),
  reachablePool: countSchema.optional(),
} satisfies Record<AssumptionName, z.ZodType>)

/** Out of how many cases each of them was measured. */
export const casesSchema = z.partialRecord(
  z.enum(assumptionNames as [AssumptionName, ...AssumptionName[]]),
  z.int().min(0),
)

/** What a campaign takes over from a past event: its rates, as they were measured when it did. */
export const measurementSchema = z.strictObject({
  campaignId: z.string().min(1).max(60),
  /** What that event is called. */
  event: z.string().min(1).max(120),
  rates: knownRatesSchema,
  cases: casesSchema,
})
export type Measurement = z.infer<typeof measurementSchema>

/** Where nothing was measured yet. Orders of magnitude from the trade, to be replaced by an event's own figures. */
const defaults: ShopperRates = {
  visitorsPerDay: 3_000,
  startRate: 600,
  shareRate: 7_000,
  invitesPerSharer: 8,
  openRate: 5_000,
  helpRate: 6_500,
  newShareOfOpens: 3_500,
  giveUpRate: 3_500,
  spawnRate: 400,
  payRate: 6_000,
  fraudShare: 300,
  reachablePool: 200_000,
}

export const defaultAssumptions: Assumptions = mapNames((name) => ({
  value: defaults[name],
  source: { kind: 'default' },
}))

/** The bare numbers, as the simulation takes them. */
export function ratesOf(assumptions: Assumptions): ShopperRates {
  return mapNames((name) => assumptions[name].value)
}

/**
 * The assumptions with what a past event measured put in their place and labelled with its name. What was not measured
 * keeps its value and its label.
 */
export function calibrate(
  assumptions: Assumptions,
  measured: { readonly [N in AssumptionName]?: number | undefined },
  at: string,
): Assumptions {
  return mapNames((name) => {
    const value = measured[name]
    return value === undefined ? assumptions[name] : { value, source: { kind: 'measured', at } }
  })
}

/** What a campaign's forecast takes for granted: the rates it took over from a past event, and the defaults for the rest. */
export function assumptionsOf({ measured }: { measured?: Measurement | undefined }): Assumptions {
  return measured === undefined ? defaultAssumptions : calibrate(defaultAssumptions, measured.rates, measured.event)
}

function mapNames<V>(valueOf: (name: AssumptionName) => V): Record<AssumptionName, V> {
  return Object.fromEntries(assumptionNames.map((name) => [name, valueOf(name)])) as Record<AssumptionName, V>
}
