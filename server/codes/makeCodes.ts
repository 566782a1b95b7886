import { agreedDocument, codePlaceOf, isSameOwner, type CodeOwner } from '#domain/campaign/codePlaces.ts'
import { bytesPerCode, makeCode, mostCodesInBatch, type CodeGroups } from '#domain/codes.ts'
import { instantOf } from '#domain/time.ts'
import { audited } from '../audit/audited.ts'
import { loadCampaign } from '../campaigns/stored.ts'
import { fail } from '../http/problem.ts'
import type { Clock, Random } from '../ports/ports.ts'
import type { StoredCodeBatch } from '../stores/ports/codes.ts'
import type { Sha256, Stores, StoreSet } from '../stores/ports.ts'
import { codeHash } from './codeHash.ts'

type CodeParts = { stores: Stores; clock: Clock; hash: Sha256; random: Random }
type Person = { id: string; name: string }

/** Codes made and handed out in one call, at most. */
export const mostCodesPerCall = 5_000

/** Two codes are the same once in many thousand batches; a second attempt draws others. */
const attempts = 5

/**
 * Begins a batch of the codes that were agreed on for an owner and not made yet, within the caller's transaction.
 *
 * @throws ProblemError `notFound` for a campaign or owner that is not there; `wrongState` where nothing was agreed yet, all
 *   codes have been made, or a batch of the same owner is still being made.
 */
export async function beginBatch(
  stores: StoreSet,
  campaignId: string,
  owner: CodeOwner,
  actor: Person,
  { clock, random }: Pick<CodeParts, 'clock' | 'random'>,
): Promise<StoredCodeBatch> {
  const agreed = agreedDocument(await loadCampaign(stores, campaignId))
  if (agreed === null) return fail('wrongState', { data: { reason: 'notApproved' } })
  const place = codePlaceOf(agreed, owner) ?? fail('notFound')
  const others = (await stores.codes.batches(campaignId)).filter((batch) => isSameOwner(batch.owner, owner))
  const making = others.find(({ state }) => state === 'making')
  if (making) fail('wrongState', { data: { reason: 'codesBeingMade', batchId: making.id } })
  const issued = others.filter(({ state }) => state === 'issued').reduce((total, { count }) => total + count, 0)
  const count = Math.min(place.count - issued, mostCodesInBatch)
  if (count < 1) fail('wrongState', { data: { reason: 'codesComplete', issued } })
  const now = instantOf(clock.now())
  const batch: StoredCodeBatch = {
    id: random.id(),
    campaignId,
    owner,
    name: place.name,
    count,
    groups: place.groups,
    perPerson: place.perPerson,
    state: 'making',
    made: 0,
    createdAt: now,
    createdBy: actor,
    issuedAt: null,
    voidedAt: null,
  }
  await stores.codes.insertBatch(batch)
  await audited(stores, {
    at: now,
    actor,
    action: 'codes.create',
    object: { type: 'codes', id: batch.id, name: batch.name },
    after: { campaignId, owner, count, groups: batch.groups, perPerson: batch.perPerson },
  })
  return batch
}

/**
 * Makes the next codes of a batch and hands them out, this once: only their hashes stay. Asked again for a place that was
 * made in the call before, it makes others in their stead, so that an answer that was lost costs nothing.
 *
 * @throws ProblemError `notFound`; `wrongState` where the batch is not being made any more, or `from` is not where it goes
 *   on (`made` says where).
 */
export async function makeNext(
  parts: CodeParts,
  campaignId: string,
  batchId: string,
  from: number,
  count: number,
): Promise<{ codes: string[]; batch: StoredCodeBatch }> {
  const known = await parts.stores.read((s) => batchOf(s, campaignId, batchId))
  requireMaking(known)
  const wanted = Math.min(count, mostCodesPerCall, known.count - from)
  const isNext = from === known.made || (from < known.made && known.made - from <= mostCodesPerCall)
  if (!isNext || wanted < 1) fail('wrongState', { data: { reason: 'codesLeftOut', made: known.made } })
  for (let attempt = 0; attempt < attempts; attempt++) {
    const codes = drawCodes(parts.random, wanted, known.groups)
    const hashes = codes.map((code) => codeHash(code, parts.hash))
    const batch = await putCodes(parts.stores, known, from, hashes)
    if (batch !== null) return { codes, batch }
  }
  throw new Error('The random source gives codes that exist already.')
}

function drawCodes(random: Random, count: number, groups: CodeGroups): string[] {
  const bytes = random.bytes(count * bytesPerCode)
  return Array.from({ length: count }, (_, k) =>
    makeCode(bytes.subarray(k * bytesPerCode, (k + 1) * bytesPerCode), groups),
  )
}

/** Null where one of the codes exists already: nothing was written then. */
async function putCodes(
  stores: Stores,
  known: StoredCodeBatch,
  from: number,
  hashes: readonly string[],
): Promise<StoredCodeBatch | null> {
  const taken = new Error('taken')
  try {
    return await stores.transaction(async (s) => {
      const before = await batchOf(s, known.campaignId, known.id)
      requireMaking(before)
      if (before.made !== known.made) fail('wrongState', { data: { reason: 'codesLeftOut', made: before.made } })
      if ((await s.codes.put(known.id, from, hashes)) < hashes.length) throw taken
      const after = { ...before, made: from + hashes.length }
      if (!(await s.codes.updateBatch(after, before))) fail('wrongState')
      return after
    })
  } catch (error) {
    if (error === taken) return null
    throw error
  }
}

/**
 * Makes a batch's codes good, once all of them have been received.
 *
 * @throws ProblemError `notFound`; `wrongState` where codes are still to be made, or the batch is issued or void.
 */
export async function issueBatch(
  parts: CodeParts,
  campaignId: string,
  batchId: string,
  actor: Person,
): Promise<StoredCodeBatch> {
  const now = instantOf(parts.clock.now())
  return parts.stores.transaction(async (s) => {
    const before = await batchOf(s, campaignId, batchId)
    requireMaking(before)
    if (before.made < before.count) fail('wrongState', { data: { reason: 'codesLeftOut', made: before.made } })
    return change(s, before, { ...before, state: 'issued', issuedAt: now }, 'codes.issue', now, actor)
  })
}

/**
 * Makes a batch good for nothing: given up while it was made, or fallen into the wrong hands. Codes used before stay used.
 *
 * @throws ProblemError `notFound`; `wrongState` where it is void already.
 */
export async function voidBatch(
  parts: CodeParts,
  campaignId: string,
  batchId: string,
  actor: Person,
): Promise<StoredCodeBatch> {
  const now = instantOf(parts.clock.now())
  return parts.stores.transaction(async (s) => {
    const before = await batchOf(s, campaignId, batchId)
    if (before.state === 'void') fail('wrongState', { data: { reason: 'codesVoid' } })
    return change(s, before, { ...before, state: 'void', voidedAt: now }, 'codes.void', now, actor)
  })
}

async function change(
  stores: StoreSet,
  before: StoredCodeBatch,
  after: StoredCodeBatch,
  action: 'codes.issue' | 'codes.void',
  at: string,
  actor: Person,
): Promise<StoredCodeBatch> {
  if (!(await stores.codes.updateBatch(after, before))) fail('wrongState')
  const told = ({ state, made }: StoredCodeBatch) => ({ state, made })
  const object = { type: 'codes', id: after.id, name: after.name }
  await audited(stores, { at, actor, action, object, before: told(before), after: told(after) })
  return after
}

/** A batch through its campaign. */
async function batchOf(stores: StoreSet, campaignId: string, batchId: string): Promise<StoredCodeBatch> {
  const batch = (await stores.codes.batch(batchId)) ?? fail('notFound')
  return batch.campaignId === campaignId ? batch : fail('notFound')
}

function requireMaking({ state }: StoredCodeBatch): void {
  if (state !== 'making') fail('wrongState', { data: { reason: state === 'issued' ? 'codesIssued' : 'codesVoid' } })
}
