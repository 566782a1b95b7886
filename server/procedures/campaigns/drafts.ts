import type { Campaign } from '#contract/campaignShapes.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { cloneDocument } from '#domain/campaign/create.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { clone as cloneRecord, saveDraft } from '#domain/campaign/lifecycle.ts'
import { newRecord, type CampaignRecord } from '#domain/campaign/record.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { upgraded } from '#domain/campaign/upgrade.ts'
import { refTo, type Actor } from '../../auth/authorize.ts'
import { fail } from '../../http/problem.ts'
import type { StoreSet } from '../../stores/ports.ts'
import { audited } from '../../audit/audited.ts'
import { nowOf, os, type CallContext } from '../base.ts'
import { namesOf } from '../names.ts'
import { once } from '../once.ts'
import { etagOf } from '../revision.ts'
import { accepted, auditable, decide } from './decide.ts'
import { findingsOf } from './findings.ts'
import { shownCampaign } from './shown.ts'
import { insertCampaign, loadCampaign, readDocument } from '../../campaigns/stored.ts'

const usualLimit = 50

export const list = os.campaigns.list.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const names = await namesOf(s)
    const page = await s.campaigns.list({
      now: nowOf(context),
      search: input.q,
      status: input.status,
      markets: input.market,
      ownerId: input.owner,
      sort: input.sort ?? '-updated',
      cursor: input.cursor,
      limit: input.limit ?? usualLimit,
    })
    return { ...page, items: page.items.map(({ ownerId, ...line }) => ({ ...line, owner: names(ownerId) })) }
  }),
)

export const create = os.campaigns.create.handler(async ({ context, input, path }) => {
  const { body } = input
  const id = context.parts.random.id()
  const now = nowOf(context)
  const answer = await onceToday({ context, path, key: input.headers['idempotency-key'], body }, async (s) => {
    const document = fromTemplate(body.template, body)
    const record = newRecord({ id, document, hash: hashOf(context, document) }, context.actor, now)
    return begin(context, s, record, 'campaign.create')
  })
  context.reply.set('etag', etagOf(answer.revision))
  return answer
})

export const read = os.campaigns.read.handler(async ({ context, input }) => {
  const answer = await context.parts.stores.read(async (s) =>
    shownCampaign(await loadCampaign(s, input.id), context.actor, await namesOf(s), nowOf(context)),
  )
  context.reply.set('etag', etagOf(answer.revision))
  return answer
})

export const save = os.campaigns.save.handler(({ context, input }) => {
  const { document } = input.body
  const hash = hashOf(context, document)
  const move = { id: input.params.id, action: 'save', ifMatch: input.headers['if-match'] }
  return decide(context, move, (record, actor, now) => saveDraft(record, actor, now, { document, hash }))
})

export const revision = os.campaigns.revision.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const found = (await s.campaigns.revision(input.id, input.revision)) ?? fail('notFound')
    const names = await namesOf(s)
    const { document } = readDocument(found.document, found.hash)
    return { revision: found.revision, document, by: names(found.by), at: found.at }
  }),
)

export const checks = os.campaigns.checks.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const record = await loadCampaign(s, input.id)
    return { revision: record.revision, findings: await findingsOf(record, s, nowOf(context)) }
  }),
)

export const exposure = os.campaigns.exposure.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const record = await loadCampaign(s, input.id)
    return { revision: record.revision, ...campaignExposure(record.document) }
  }),
)

export const clone = os.campaigns.clone.handler(async ({ context, input, path }) => {
  const { params, body } = input
  const id = context.parts.random.id()
  const now = nowOf(context)
  const call = { context, path: [...path, params.id], key: input.headers['idempotency-key'], body }
  const answer = await onceToday(call, async (s) => {
    const source = await loadCampaign(s, params.id)
    const document = cloneDocument(source.document, body.name, body.firstDay)
    const record = accepted(cloneRecord(source, context.actor, now, { id, document, hash: hashOf(context, document) }))
    return begin(context, s, record, 'campaign.clone')
  })
  context.reply.set('etag', etagOf(answer.revision))
  return answer
})

/** An answer that was kept for a repeated call may be of the program before this one. */
async function onceToday(call: Parameters<typeof once>[0], work: (stores: StoreSet) => Promise<Campaign>) {
  const answer = await once(call, work)
  return { ...answer, document: upgraded(answer.document) }
}

const hashOf = (context: CallContext, document: CampaignDocument): string => context.parts.hash(canonicalText(document))

async function begin(
  context: CallContext & { actor: Actor },
  stores: StoreSet,
  record: CampaignRecord,
  action: string,
) {
  const now = nowOf(context)
  await insertCampaign(stores, record)
  await audited(stores, {
    at: now,
    actor: refTo(context.actor),
    action,
    object: { type: 'campaign', id: record.id, name: record.document.name },
    after: auditable(record),
  })
  return shownCampaign(record, context.actor, await namesOf(stores), now)
}
