import { z } from 'zod'
import { basisPointsSchema, marketSchema, monthSchema, utcInstantSchema } from '../shapes.ts'
import { touchRefusals } from './binding.ts'
import { earningKinds, ledgerSchema } from './ledger.ts'

/**
 * One change of what a partner is owed. `reversed` is taken from what is held, `clawedBack` from what had been released
 * before the refund; amounts are above zero, whichever way the money goes.
 */
export const movementTypes = ['earned', 'reversed', 'released', 'clawedBack'] as const
export type MovementType = (typeof movementTypes)[number]

export const movementSchema = z.strictObject({
  at: utcInstantSchema,
  type: z.enum(movementTypes),
  kind: z.enum(earningKinds),
  /** The order and its line, or null for a head-count reward. */
  order: z.string().nullable(),
  line: z.string().nullable(),
  /** The partner who joined, for a head-count reward. */
  recruit: z.string().nullable(),
  /** What an amount was earned on, and the rate; null where it is a fixed reward. */
  base: z.int().nullable(),
  rate: basisPointsSchema.nullable(),
  /** Of that base, how much had been given back by then; null where there is none. */
  refunded: z.int().min(0).nullable(),
  amount: z.int().min(1),
})
export type Movement = z.infer<typeof movementSchema>

const salesSchema = z.strictObject({ paid: z.int(), orders: z.int(), bound: z.int() })

/**
 * What a partner earned in a month in one market, to the minor unit:
 *
 *  - `closingHeld` = `openingHeld` + everything `earned` − `reversed` − `released`
 *  - `payable` + `carriedOut` = `carriedIn` + `released` − `clawedBack`; one of the two is zero
 */
export const statementSchema = z.strictObject({
  market: marketSchema,
  month: monthSchema,
  partner: z.string(),
  /** The tier of this month, and of the next: it changes when the month ends and never for what was earned before. */
  tier: z.string(),
  nextTier: z.string(),
  /** What bound shoppers paid this month less refunds, in how many orders, and how many are bound when it ends. */
  sales: salesSchema,
  /** What the next tier was measured by: this month's sales, or those since joining, as the programme has it. */
  measured: salesSchema,
  openingHeld: z.int().min(0),
  earned: z.strictObject({
    own: z.int().min(0),
    level1: z.int().min(0),
    level2: z.int().min(0),
    membership: z.int().min(0),
    recruit: z.int().min(0),
  }),
  reversed: z.int().min(0),
  released: z.int().min(0),
  closingHeld: z.int().min(0),
  clawedBack: z.int().min(0),
  /** Owed by the partner from the months before; zero or less. */
  carriedIn: z.int().max(0),
  /** To be paid for this month. */
  payable: z.int().min(0),
  /** Still owed by the partner; zero or less. */
  carriedOut: z.int().max(0),
  movements: z.array(movementSchema),
})
export type Statement = z.infer<typeof statementSchema>

/** Why an order earned nothing. */
export const unpaidReasons = ['otherProducts', 'noPartner', 'attributionOver', 'nothingToEarn', 'budgetSpent'] as const
export type UnpaidReason = (typeof unpaidReasons)[number]

export const statementsSchema = z.strictObject({
  /** By market, month and partner; who has nothing to be told has none. */
  statements: z.array(statementSchema),
  unpaidOrders: z.array(z.strictObject({ order: z.string(), reason: z.enum(unpaidReasons) })),
  refusedTouches: z.array(z.strictObject({ touch: z.string(), reason: z.enum(touchRefusals) })),
  /** Refunds of orders that neither the input nor the ledger knows: nothing was earned on them. */
  unknownRefunds: z.array(z.string()),
  ledger: ledgerSchema,
})
export type Statements = z.infer<typeof statementsSchema>
