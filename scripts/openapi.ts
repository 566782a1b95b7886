/** The OpenAPI document of the whole contract. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import type { Access } from '#contract/base.ts'
import { funnelRequestSchema } from '#contract/analytics.ts'
import { whereSchema } from '#contract/analyticsScope.ts'
import { campaignSchema, exposureSchema } from '#contract/campaignShapes.ts'
import { contract } from '#contract/contract.ts'
import { errorStatus, problemSchema } from '#contract/errors.ts'
import { eventJsonSchema, plainRoutes } from '#contract/plainRoutes.ts'
import { importSchema } from '#contract/imports.ts'
import { campaignDocumentSchema } from '#domain/campaign/document.ts'
import { productSchema } from '#domain/catalogue/product.ts'
import { findingSchema } from '#domain/finding.ts'
import { playSchema } from '#domain/plays/schema.ts'
import { mayDo, roles } from '#domain/access.ts'

type Operation = { operationId?: string; responses?: Record<string, unknown>; [extra: string]: unknown }

/** Said once and referred to; everything else stands where it is used. */
const commonSchemas = {
  CampaignDocument: { schema: campaignDocumentSchema },
  Play: { schema: playSchema },
  Campaign: { schema: campaignSchema, strategy: 'output' as const },
  Exposure: { schema: exposureSchema, strategy: 'output' as const },
  Finding: { schema: findingSchema, strategy: 'output' as const },
  FunnelRequest: { schema: funnelRequestSchema },
  Where: { schema: whereSchema },
  Import: { schema: importSchema, strategy: 'output' as const },
  Product: { schema: productSchema },
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Generated from the schemas, then told what oRPC cannot say: who may call, how errors look, and the plain routes. */
export async function openApiDocument(version: string): Promise<unknown> {
  const generator = new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter({ maxStructureDepth: 30 })],
  })
  const generated = await generator.generate(contract, {
    commonSchemas,
    info: {
      title: 'Haggle',
      version,
      description:
        'The contract between the Haggle console, its backend and storefronts. Amounts are integers in the minor unit of their currency (TWD has none); moments are ISO 8601 with their zone.',
    },
  })
  const paths = Object.entries(generated.paths ?? {}).map(([path, item]) => [`/api${path}`, withAccess(item ?? {})])
  return {
    ...generated,
    paths: { ...Object.fromEntries(paths), ...plainRoutes },
    components: {
      ...generated.components,
      schemas: { ...generated.components?.schemas, Problem: problemJsonSchema(), Event: eventJsonSchema() },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-haggle' },
        storefrontKey: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function withAccess(item: object): object {
  const entries = Object.entries(item).map(([method, operation]: [string, Operation]) => {
    if (!methods.some((known) => known === method)) return [method, operation]
    const access = accessOf(operation.operationId ?? '')
    return [
      method,
      {
        ...operation,
        security: access === 'public' ? [] : [{ session: [] }],
        'x-haggle-access': access,
        'x-haggle-roles':
          access === 'public' || access === 'signedIn' ? [...roles] : roles.filter((role) => mayDo(role, access)),
        responses: { ...operation.responses, default: { description: 'A problem.', content: problemContent } },
      },
    ]
  })
  return Object.fromEntries(entries)
}

function accessOf(operationId: string): Access {
  const [resource = '', name = ''] = operationId.split('.')
  const procedures: Record<string, Record<string, { '~orpc': { meta: { access?: Access } } }>> = contract
  const access = procedures[resource]?.[name]?.['~orpc'].meta.access
  if (access === undefined) throw new Error(`${operationId} names no access`)
  return access
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function problemJsonSchema() {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(
    problemSchema.extend({ code: z.enum(Object.keys(errorStatus) as [keyof typeof errorStatus]) }),
  )
  return schema
}
