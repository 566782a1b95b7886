import type { CodeBatch } from '#contract/codes.ts'
import { agreedDocument, codePlaces, isSameOwner } from '#domain/campaign/codePlaces.ts'
import { formatCode } from '#domain/codes.ts'
import { refTo } from '../auth/authorize.ts'
import { loadCampaign } from '../campaigns/stored.ts'
import { beginBatch, issueBatch, makeNext, voidBatch } from '../codes/makeCodes.ts'
import type { StoredCodeBatch } from '../stores/ports/codes.ts'
import { os } from './base.ts'
import { once } from './once.ts'

const list = os.codes.list.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const agreed = agreedDocument(await loadCampaign(s, input.id))
    const batches = await s.codes.batches(input.id)
    const used = await s.codes.usedIn(batches.map(({ id }) => id))
    const places = (agreed === null ? [] : codePlaces(agreed)).map((place) => ({
      ...place,
      issued: batches
        .filter(({ state, owner }) => state === 'issued' && isSameOwner(owner, place.owner))
        .reduce((total, { count }) => total + count, 0),
    }))
    return { places, batches: batches.map((batch) => shown(batch, used.get(batch.id) ?? 0)) }
  }),
)

const create = os.codes.create.handler(({ context, input, path }) => {
  const { id } = input.params
  const call = { context, path: [...path, id], key: input.headers['idempotency-key'], body: input.body }
  return once(call, async (s) =>
    shown(await beginBatch(s, id, input.body.owner, refTo(context.actor), context.parts), 0),
  )
})

const next = os.codes.next.handler(async ({ context, input }) => {
  const { id, batchId } = input.params
  const { from, count } = input.body
  const { codes: made, batch } = await makeNext(context.parts, id, batchId, from, count)
  return { codes: made.map(formatCode), batch: shown(batch, 0) }
})

const issue = os.codes.issue.handler(async ({ context, input }) =>
  shown(await issueBatch(context.parts, input.id, input.batchId, refTo(context.actor)), 0),
)

const voided = os.codes.void.handler(async ({ context, input }) => {
  const after = await voidBatch(context.parts, input.id, input.batchId, refTo(context.actor))
  const used = await context.parts.stores.read((s) => s.codes.usedIn([after.id]))
  return shown(after, used.get(after.id) ?? 0)
})

export const codes = { list, create, next, issue, void: voided }

function shown(batch: StoredCodeBatch, used: number): CodeBatch {
  const { campaignId: _through, ...rest } = batch
  return { ...rest, used }
}
