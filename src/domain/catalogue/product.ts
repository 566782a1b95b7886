import { z } from 'zod'
import { categories } from './categories.ts'
import { marketSchema, namesSchema } from '../shapes.ts'
import { productTermsSchema } from '../campaign/document.ts'

export const categorySchema = z.enum(categories)

/** A product as the shop knows it. `terms` holds price, unit cost and stock by channel in each market's minor unit. */
export const productSchema = z.strictObject({
  id: z.string().min(1).max(40),
  name: namesSchema,
  category: categorySchema,
  terms: z.partialRecord(marketSchema, productTermsSchema),
  retired: z.boolean(),
})
export type Product = z.infer<typeof productSchema>
