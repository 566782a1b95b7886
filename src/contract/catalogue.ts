import { z } from 'zod'
import { productSchema } from '#domain/catalogue/product.ts'
import { idempotencyKey, idSchema, procedure } from './base.ts'

const catalogueProductSchema = z.object({ ...productSchema.shape, revision: z.int(), updatedAt: z.string() })
export type CatalogueProduct = z.infer<typeof catalogueProductSchema>

export const catalogue = {
  /** The whole catalogue: some 3,000 products at most, searched and filtered by the console. */
  list: procedure
    .meta({ access: 'catalogue.read' })
    .route({ method: 'GET', path: '/catalogue', tags: ['catalogue'] })
    .output(z.object({ items: z.array(catalogueProductSchema) })),
  /** 409 `nameTaken` where the id exists. */
  create: procedure
    .meta({ access: 'catalogue.edit' })
    .route({ method: 'POST', path: '/catalogue', tags: ['catalogue'], inputStructure: 'detailed', successStatus: 201 })
    .input(z.object({ headers: idempotencyKey, body: productSchema }))
    .output(catalogueProductSchema),
  update: procedure
    .meta({ access: 'catalogue.edit' })
    .route({ method: 'PUT', path: '/catalogue/{id}', tags: ['catalogue'], inputStructure: 'detailed' })
    .input(
      z.object({
        params: z.object({ id: idSchema }),
        headers: z.object({ 'if-match': z.string().optional() }),
        body: productSchema.omit({ id: true }),
      }),
    )
    .output(catalogueProductSchema),
}
