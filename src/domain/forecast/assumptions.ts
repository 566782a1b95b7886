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
export function calibrate(assumptions: Assumptions, measured: Partial<ShopperRates>, at: string): Assumptions {
  return mapNames((name) => {
    const value = measured[name]
    return value === undefined ? assumptions[name] : { value, source: { kind: 'measured', at } }
  })
}

function mapNames<V>(valueOf: (name: AssumptionName) => V): Record<AssumptionName, V> {
  return Object.fromEntries(assumptionNames.map((name) => [name, valueOf(name)])) as Record<AssumptionName, V>
}
