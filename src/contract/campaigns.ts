import { z } from 'zod'
import { campaignDocumentSchema } from '#domain/campaign/document.ts'
import { pauseModes } from '#domain/campaign/record.ts'
import { campaignStatuses } from '#domain/campaign/statuses.ts'
import { templateNames } from '#domain/campaign/templates.ts'
import { findingSchema } from '#domain/finding.ts'
import { markets } from '#domain/market.ts'
import { instantSchema, languageSchema, marketSchema } from '#domain/shapes.ts'
import {
  commaSeparated,
  countInQuery,
  idempotencyKey,
  idSchema,
  ifMatch,
  pageOf,
  personRefSchema,
  procedure,
} from './base.ts'
import { versionSchema, campaignSchema, campaignSummarySchema, exposureSchema, changeSchema } from './campaignShapes.ts'

const byId = z.object({ id: idSchema })
const change = (path: `/${string}`) => ({
  method: 'POST' as const,
  path,
  tags: ['campaigns'],
  inputStructure: 'detailed' as const,
})

export const sorts = ['updated', 'name', 'start', 'worst'] as const

export const campaigns = {
  list: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns', tags: ['campaigns'] })
    .input(
      z.object({
        q: z.string().max(120).optional(),
        status: commaSeparated(campaignStatuses).optional(),
        market: commaSeparated(markets).optional(),
        owner: idSchema.optional(),
        sort: z.enum([...sorts, '-updated', '-name', '-start', '-worst']).optional(),
        cursor: z.string().max(300).optional(),
        limit: countInQuery(200).optional(),
      }),
    )
    .output(pageOf(campaignSummarySchema)),
  /** From a template or blank. `firstDay` is the first day of the main phase, in each market's own time. */
  create: procedure
    .meta({ access: 'campaign.edit' })
    .route({ ...change('/campaigns'), successStatus: 201 })
    .input(
      z.object({
        headers: idempotencyKey,
        body: z.strictObject({
          template: z.enum(templateNames),
          name: z.string().min(1).max(120),
          markets: z.array(marketSchema).min(1),
          firstDay: z.iso.date(),
          /** What goal and plays of the template are called in; English without one. */
          language: languageSchema.optional(),
        }),
      }),
    )
    .output(campaignSchema),
  read: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}', tags: ['campaigns'] })
    .input(byId)
    .output(campaignSchema),
  /** Saves a revision. 428 without If-Match, 412 `staleRevision` with an old one: merge and try again. */
  save: procedure
    .meta({ access: 'campaign.edit' })
    .route({ method: 'PUT', path: '/campaigns/{id}', tags: ['campaigns'], inputStructure: 'detailed' })
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({ document: campaignDocumentSchema }) }))
    .output(campaignSchema),
  /** The document as it was at a revision: the base of a merge. Saves older than a week are kept hourly; 404 for others. */
  revision: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/revisions/{revision}', tags: ['campaigns'] })
    .input(z.object({ id: idSchema, revision: countInQuery(1_000_000) }))
    .output(z.object({ revision: z.int(), document: campaignDocumentSchema, by: personRefSchema, at: z.string() })),
  checks: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/checks', tags: ['campaigns'] })
    .input(byId)
    .output(z.object({ revision: z.int(), findings: z.array(findingSchema) })),
  exposure: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/exposure', tags: ['campaigns'] })
    .input(byId)
    .output(exposureSchema.extend({ revision: z.int() })),
  /** 409 `hasErrors` with the findings; 409 `warningsUnanswered` with those that lack a reason. */
  submit: procedure
    .meta({ access: 'campaign.submit' })
    .route(change('/campaigns/{id}/submit'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({ note: z.string().max(1000) }) }))
    .output(campaignSchema),
  withdraw: procedure
    .meta({ access: 'campaign.submit' })
    .route(change('/campaigns/{id}/withdraw'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({}) }))
    .output(campaignSchema),
  /**
   * Approves exactly the content that was read: `hash` must be the draft's. 403 `fourEyes` for an author.
   * Where the worst case exceeds the budget, `acceptsOverBudget` must be true.
   */
  approve: procedure
    .meta({ access: 'campaign.approve' })
    .route(change('/campaigns/{id}/approve'))
    .input(
      z.object({
        params: byId,
        headers: ifMatch,
        body: z.strictObject({ hash: z.string(), note: z.string().max(1000), acceptsOverBudget: z.boolean() }),
      }),
    )
    .output(campaignSchema),
  sendBack: procedure
    .meta({ access: 'campaign.approve' })
    .route(change('/campaigns/{id}/send-back'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({ reason: z.string().min(1).max(1000) }) }))
    .output(campaignSchema),
  /** Now (`at: null`) or at a moment to come. Makes a new immutable version of the approved content. */
  publish: procedure
    .meta({ access: 'campaign.publish' })
    .route(change('/campaigns/{id}/publish'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({ at: instantSchema.nullable() }) }))
    .output(campaignSchema),
  /** Takes back what is published for a moment to come. What runs goes on; the content stays approved. */
  unschedule: procedure
    .meta({ access: 'campaign.publish' })
    .route(change('/campaigns/{id}/unschedule'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({}) }))
    .output(campaignSchema),
  /** The whole campaign (`playIds: null`) or some of its plays. */
  pause: procedure
    .meta({ access: 'campaign.pause' })
    .route(change('/campaigns/{id}/pause'))
    .input(
      z.object({
        params: byId,
        headers: ifMatch,
        body: z.strictObject({
          mode: z.enum(pauseModes),
          playIds: z.array(z.string()).min(1).nullable(),
          message: z.partialRecord(languageSchema, z.string().max(500)),
        }),
      }),
    )
    .output(campaignSchema),
  resume: procedure
    .meta({ access: 'campaign.pause' })
    .route(change('/campaigns/{id}/resume'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({}) }))
    .output(campaignSchema),
  end: procedure
    .meta({ access: 'campaign.end' })
    .route(change('/campaigns/{id}/end'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({}) }))
    .output(campaignSchema),
  archive: procedure
    .meta({ access: 'campaign.end' })
    .route(change('/campaigns/{id}/archive'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({}) }))
    .output(campaignSchema),
  restore: procedure
    .meta({ access: 'campaign.end' })
    .route(change('/campaigns/{id}/restore'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({}) }))
    .output(campaignSchema),
  versions: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/versions', tags: ['campaigns'] })
    .input(byId)
    .output(z.object({ items: z.array(versionSchema) })),
  version: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/versions/{number}', tags: ['campaigns'] })
    .input(z.object({ id: idSchema, number: countInQuery(1_000_000) }))
    .output(versionSchema.extend({ document: campaignDocumentSchema })),
  /**
   * What changes from one state to another, in business words. `from` and `to` are a version number, `running`
   * or `draft`; by default what runs against the draft. Against nothing published, everything is new.
   */
  diff: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/diff', tags: ['campaigns'] })
    .input(
      z.object({
        id: idSchema,
        from: z
          .string()
          .regex(/^(\d{1,6}|running|draft)$/)
          .optional(),
        to: z
          .string()
          .regex(/^(\d{1,6}|running|draft)$/)
          .optional(),
      }),
    )
    .output(
      z.object({
        from: z.string().nullable(),
        to: z.string(),
        changes: z.array(changeSchema),
        exposureBefore: exposureSchema.nullable(),
        exposureAfter: exposureSchema,
      }),
    ),
  /** Asks to go back to an earlier version's content; a second person confirms. */
  rollBack: procedure
    .meta({ access: 'campaign.rollBack' })
    .route(change('/campaigns/{id}/rollback'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({ version: z.int().min(1) }) }))
    .output(campaignSchema),
  /** 403 `fourEyes` for the person who asked. `confirm: false` drops the request. */
  confirmRollback: procedure
    .meta({ access: 'campaign.publish' })
    .route(change('/campaigns/{id}/rollback/confirm'))
    .input(z.object({ params: byId, headers: ifMatch, body: z.strictObject({ confirm: z.boolean() }) }))
    .output(campaignSchema),
  clone: procedure
    .meta({ access: 'campaign.edit' })
    .route({ ...change('/campaigns/{id}/clone'), successStatus: 201 })
    .input(
      z.object({
        params: byId,
        headers: idempotencyKey,
        body: z.strictObject({ name: z.string().min(1).max(120), firstDay: z.iso.date() }),
      }),
    )
    .output(campaignSchema),
  /** Which storefronts have fetched what is published, by delivery key and market. */
  reception: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/campaigns/{id}/reception', tags: ['campaigns'] })
    .input(byId)
    .output(
      z.object({
        items: z.array(
          z.object({
            key: z.object({ id: idSchema, name: z.string() }),
            market: marketSchema,
            version: z.int().nullable(),
            upToDate: z.boolean(),
            at: z.string().nullable(),
          }),
        ),
      }),
    ),
}
