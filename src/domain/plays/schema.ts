import { z } from 'zod'
import { bargainSchema } from './bargain/schema.ts'
import { groupBuySchema } from './groupBuy/schema.ts'

/** Any play a campaign can hold. A new play adds its schema here and its definition to `registry.ts`. */
export const playSchema = z.discriminatedUnion('kind', [groupBuySchema, bargainSchema])
export type Play = z.infer<typeof playSchema>

export type PlayKind = Play['kind']
export const playKinds = ['groupBuy', 'bargain'] as const satisfies readonly PlayKind[]
