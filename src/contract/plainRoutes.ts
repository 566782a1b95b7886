import { z } from 'zod'
import { eventSchema } from '#domain/analytics/event.ts'
import { markets } from '#domain/market.ts'
import { marketSchema, namesSchema, salesChannelSchema } from '#domain/shapes.ts'
import { currencies } from '#domain/money.ts'
import { partnerProgrammeSchema, tierSchema } from '#domain/partners/schema.ts'

/**
 * The calls that storefronts and watchers make, which stand beside `/api` and carry a bearer key instead of a cookie: an
 * OpenAPI fragment, written by hand. `npm run contract` puts it into `openapi.json`; the contract tests hold the server
 * to it.
 */

export const ingestResultSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      id: z.string().nullable(),
      status: z.enum(['accepted', 'duplicate', 'quarantined']),
      code: z.string().optional(),
    }),
  ),
})

const engineSchema = z.strictObject({ engine: z.string(), state: z.enum(['up', 'starting', 'down']) })

export const healthSchema = z.strictObject({
  status: z.enum(['ok', 'degraded', 'down']),
  version: z.string(),
  environment: z.enum(['production', 'demo', 'mock']),
  store: engineSchema,
  events: engineSchema.extend({ version: z.string().nullable(), restarts: z.int() }),
  outbox: z.object({ batches: z.int(), events: z.int(), oldestAt: z.string().nullable() }).nullable(),
})

const termsSchema = z.object({
  languages: z.array(z.string()),
  sentences: z.array(z.object({ key: z.string(), data: z.record(z.string(), z.json()) })),
})

/** What a storefront reads of one market. Plays carry their own configuration beside what is named here. */
export const snapshotSchema = z.object({
  schema: z.literal(1),
  market: z.enum(markets),
  currency: z.enum(currencies),
  timeZone: z.string(),
  campaigns: z.array(
    z.object({
      id: z.string(),
      versions: z.array(
        z.object({
          version: z.int(),
          hash: z.string(),
          effectiveAt: z.string(),
          until: z.string().nullable(),
          name: z.string(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          channels: z.array(z.string()),
          holdoutPercent: z.int(),
          phases: z.array(z.object({ kind: z.string(), window: z.object({ from: z.string(), to: z.string() }) })),
          products: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              /** In each of the languages that the market's shoppers read. */
              names: namesSchema,
              category: z.string(),
              listPrice: z.int(),
              stock: z.record(z.string(), z.int()),
            }),
          ),
          plays: z.array(
            z.looseObject({
              id: z.string(),
              kind: z.string(),
              delivery: z.record(z.string(), z.json()),
              terms: termsSchema,
            }),
          ),
          /** Amounts are this market's; tiers from the lowest up. Null where no programme runs here. */
          partners: z
            .object({
              ...partnerProgrammeSchema.pick({
                name: true,
                depth: true,
                binding: true,
                attributionDays: true,
                holdDays: true,
                standing: true,
              }).shape,
              joining: partnerProgrammeSchema.shape.joining.extend({ entryFee: z.int() }),
              tiers: z.array(
                z.object({
                  ...tierSchema.omit({ thresholds: true, privileges: true }).shape,
                  thresholds: tierSchema.shape.thresholds.extend({ paid: z.int() }),
                  privileges: z.array(z.looseObject({ type: z.string(), id: z.string() })),
                }),
              ),
              membership: z.object({ productId: z.string(), reward: z.int() }).nullable(),
              recruitReward: z.int(),
              terms: termsSchema,
            })
            .nullable(),
        }),
      ),
      pause: z
        .object({
          mode: z.string(),
          playIds: z.array(z.string()).nullable(),
          message: z.record(z.string(), z.string()),
          at: z.string(),
        })
        .nullable(),
      frozen: z.array(z.object({ playIds: z.array(z.string()).nullable(), from: z.string(), to: z.string() })),
    }),
  ),
})

const key = z.string().min(1).max(128)
const typedCode = z.string().max(200)

export const codeCheckSchema = z.strictObject({
  code: typedCode,
  /** Whose limit is asked about; without it the limit is not looked at. */
  userKey: key.optional(),
})
export type CodeCheck = z.infer<typeof codeCheckSchema>

export const codeRedeemSchema = z.strictObject({
  code: typedCode,
  market: marketSchema,
  userKey: key,
  orderId: key.optional(),
  visitorKey: key.optional(),
  channel: salesChannelSchema.optional(),
  device: key.optional(),
  isTest: z.boolean().optional(),
})
export type CodeRedemption = z.infer<typeof codeRedeemSchema>

/** What a code is for, as the snapshot names it. */
const codeFor = {
  campaignId: z.string(),
  playId: z.string().optional(),
  batchId: z.string().optional(),
  couponId: z.string().optional(),
  name: z.string(),
}

/**
 * What becomes of a code that somebody typed. `mistyped` says how: it cannot be any code, and the shopper may look again;
 * `unknown` is well formed and not one of ours, or no longer good.
 */
export const codeAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.enum(['valid', 'redeemed', 'limitReached']), ...codeFor }),
  z.strictObject({ status: z.literal('used'), usedAt: z.string(), ...codeFor }),
  z.strictObject({ status: z.literal('mistyped'), problem: z.enum(['length', 'letter', 'check']) }),
  z.strictObject({ status: z.literal('unknown') }),
])
export type CodeAnswer = z.infer<typeof codeAnswerSchema>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const json = (schema: unknown) => ({ 'application/json': { schema } })
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const bearer = [{ storefrontKey: [] }]
const market = { name: 'market', in: 'path', required: true, schema: { type: 'string', enum: markets } }
const etag = { ETag: { schema: { type: 'string' }, description: 'Strong: names these bytes.' } }
const age = {
  Age: { schema: { type: 'integer' }, description: 'Seconds since the store confirmed it; 0 while it answers.' },
}

const codeResponses = {
  200: { description: 'What becomes of the code.', content: json(schemaOf(codeAnswerSchema)) },
  400: problem('malformedJson'),
  401: problem('wrongKey'),
  413: problem('tooLarge'),
  415: problem('unsupportedMediaType'),
  422: problem('invalid'),
  503: problem('storeDown'),
}

export const plainRoutes = {
  '/events': {
    post: {
      operationId: 'events.send',
      summary: 'Send what shoppers did, at most 1,000 events. Once answered, every event is durable.',
      tags: ['events'],
      security: bearer,
      requestBody: {
        required: true,
        content: {
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['events'],
            properties: { events: { type: 'array', maxItems: 1000, items: { $ref: '#/components/schemas/Event' } } },
          }),
          'application/x-ndjson': { schema: { type: 'string', description: 'One event per line.' } },
        },
      },
      responses: {
        200: { description: 'One result per event, in order.', content: json(schemaOf(ingestResultSchema)) },
        400: problem('malformedJson'),
        401: problem('wrongKey'),
        413: problem('tooLarge'),
        415: problem('unsupportedMediaType'),
        429: problem('overloaded, with Retry-After'),
      },
    },
  },
  '/delivery/codes/check': {
    post: {
      operationId: 'delivery.checkCode',
      summary: 'Is this a code that can be used? Changes nothing.',
      tags: ['delivery'],
      security: bearer,
      requestBody: { required: true, content: json(schemaOf(codeCheckSchema, 'input')) },
      responses: codeResponses,
    },
  },
  '/delivery/codes/redeem': {
    post: {
      operationId: 'delivery.redeemCode',
      summary: 'Use a code up, once; its `code_redeem` event is written with it. Safe to repeat with the same order.',
      tags: ['delivery'],
      security: bearer,
      requestBody: { required: true, content: json(schemaOf(codeRedeemSchema, 'input')) },
      responses: codeResponses,
    },
  },
  '/delivery/{market}': {
    get: {
      operationId: 'delivery.read',
      summary: 'What is published in a market: running and scheduled versions, each with the moment it takes effect.',
      tags: ['delivery'],
      security: bearer,
      parameters: [market, { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }],
      responses: {
        200: { description: 'The snapshot.', headers: { ...etag, ...age }, content: json(schemaOf(snapshotSchema)) },
        304: { description: 'Nothing changed. No body.', headers: { ...etag, ...age } },
        401: problem('wrongKey'),
        404: problem('notFound'),
        503: problem('storeDown, where nothing was ever served before'),
      },
    },
  },
  '/delivery/{market}/notices': {
    get: {
      operationId: 'delivery.notices',
      summary: 'Server-sent events: `snapshot` with the ETag at once, and again whenever it changes.',
      tags: ['delivery'],
      security: bearer,
      parameters: [market],
      responses: {
        200: {
          description: 'A stream that stays open.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        401: problem('wrongKey'),
        404: problem('notFound'),
        429: problem('overloaded, with Retry-After'),
      },
    },
  },
  '/health': {
    get: {
      operationId: 'health.read',
      summary: 'Which engines are in use, and how they are.',
      tags: ['health'],
      security: [],
      responses: {
        200: {
          description: 'Working; `degraded` while events wait for their engine.',
          content: json(schemaOf(healthSchema)),
        },
        503: { description: 'The configuration store does not answer.', content: json(schemaOf(healthSchema)) },
      },
    },
  },
} as const

/** The schema of one event as it is sent, for the document's components. */
export const eventJsonSchema = () => schemaOf(eventSchema, 'input')
