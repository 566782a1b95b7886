import { z } from 'zod'
import { mostOfOneLine } from '../market.ts'

/**
 * What a return does to discounts. `keep`: what was given stays given, each unit pays back what was paid for it.
 * `earnAgain`: what is kept must earn its discounts anew, and what it lost is withheld until the rest comes back too.
 */
export const refundPolicies = ['keep', 'earnAgain'] as const

export const returnsSchema = z.strictObject({
  policy: z.enum(refundPolicies),
  /** Is the fee paid back with the last unit? */
  shippingBack: z.boolean(),
  /** One parcel after another, each some units of some lines. */
  parcels: z
    .array(
      z
        .array(z.strictObject({ line: z.string().min(1).max(60), quantity: z.int().min(1).max(mostOfOneLine) }))
        .max(500),
    )
    .max(50),
})
export type Returns = z.infer<typeof returnsSchema>
