import { z } from 'zod'
import { codeOwnerSchema } from '#domain/campaign/codePlaces.ts'
import { idempotencyKey, idSchema, personRefSchema, procedure } from './base.ts'

export const codeBatchSchema = z.object({
  id: idSchema,
  owner: codeOwnerSchema,
  name: z.string(),
  count: z.int(),
  /** Groups of four letters. */
  groups: z.int(),
  perPerson: z.int().nullable(),
  /** While codes are made they are good for nothing; issued ones work once each; void ones never. */
  state: z.enum(['making', 'issued', 'void']),
  made: z.int(),
  used: z.int(),
  createdAt: z.string(),
  createdBy: personRefSchema,
  issuedAt: z.string().nullable(),
  voidedAt: z.string().nullable(),
})
export type CodeBatch = z.infer<typeof codeBatchSchema>

const campaign = z.object({ id: idSchema })
const batch = z.object({ id: idSchema, batchId: idSchema })

/**
 * Priority codes (F码) and unique coupon codes. They are made for what was approved, in pieces that are handed out once and
 * kept only as hashes: `create`, then `next` until `made` is `count`, then `issue`.
 */
export const codes = {
  /** What was agreed to make, how many of it are issued, and every batch. `places` is empty before an approval. */
  list: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/codes', tags: ['codes'] })
    .input(campaign)
    .output(
      z.object({
        places: z.array(
          z.object({
            owner: codeOwnerSchema,
            name: z.string(),
            count: z.int(),
            groups: z.int(),
            perPerson: z.int().nullable(),
            issued: z.int(),
          }),
        ),
        batches: z.array(codeBatchSchema),
      }),
    ),
  /**
   * Begins a batch of all codes that were agreed on and are not issued yet. 409 `wrongState`, with `reason`: `notApproved`,
   * `codesBeingMade` (with the `batchId`), `codesComplete`.
   */
  create: procedure
    .meta({ access: 'codes.make' })
    .route({
      method: 'POST',
      path: '/campaigns/{id}/codes',
      tags: ['codes'],
      inputStructure: 'detailed',
      successStatus: 201,
    })
    .input(z.object({ params: campaign, headers: idempotencyKey, body: z.strictObject({ owner: codeOwnerSchema }) }))
    .output(codeBatchSchema),
  /**
   * The next codes, this once. `from` is `made`; a piece whose answer was lost is asked for again by where it began, and is
   * made of other codes. 409 `wrongState`, with `reason`: `codesLeftOut` (with `made`), `codesIssued`, `codesVoid`.
   */
  next: procedure
    .meta({ access: 'codes.make' })
    .route({
      method: 'POST',
      path: '/campaigns/{id}/codes/{batchId}/next',
      tags: ['codes'],
      inputStructure: 'detailed',
    })
    .input(
      z.object({
        params: batch,
        body: z.strictObject({ from: z.int().min(0), count: z.int().min(1).max(5_000) }),
      }),
    )
    .output(z.object({ codes: z.array(z.string()), batch: codeBatchSchema })),
  /** Makes the codes good, once all have been received. */
  issue: procedure
    .meta({ access: 'codes.make' })
    .route({ method: 'POST', path: '/campaigns/{id}/codes/{batchId}/issue', tags: ['codes'] })
    .input(batch)
    .output(codeBatchSchema),
  /** Gives a batch up, or calls it back. Codes used before stay used. */
  void: procedure
    .meta({ access: 'codes.make' })
    .route({ method: 'POST', path: '/campaigns/{id}/codes/{batchId}/void', tags: ['codes'] })
    .input(batch)
    .output(codeBatchSchema),
}
