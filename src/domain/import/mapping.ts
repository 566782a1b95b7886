import { z } from 'zod'
import { marketSchema, salesChannelSchema } from '../shapes.ts'

/**
 * How the columns of somebody's file become orders of ours.
 *
 * One row is one order line. Lines that share `order` are one order; without an `order` column every row is an order.
 * The amount is `amount`, or `quantity` × `unitPrice`. The customer's first order in the file is their registration.
 * Amounts are read as major units of the market's currency, whatever currency the file was written in: the mapping says
 * so, and so does the page.
 */
export const mappingSchema = z.strictObject({
  name: z.string().min(1).max(80),
  market: marketSchema,
  channel: salesChannelSchema.nullable(),
  timeZone: z.string().min(1).max(60),
  dateFormat: z.enum([
    'YYYY-MM-DD',
    'YYYY-MM-DD HH:mm:ss',
    'YYYY/MM/DD',
    'YYYYMMDD',
    'DD/MM/YYYY',
    'MM/DD/YYYY',
    'ISO',
  ]),
  columns: z.strictObject({
    customer: z.string().min(1),
    at: z.string().min(1),
    order: z.string().nullable(),
    amount: z.string().nullable(),
    quantity: z.string().nullable(),
    unitPrice: z.string().nullable(),
    product: z.string().nullable(),
  }),
})
export type Mapping = z.infer<typeof mappingSchema>
