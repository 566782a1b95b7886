import type { CodeAnswer, CodeCheck, CodeRedemption } from '#contract/plainRoutes.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { isSameOwner } from '#domain/campaign/codePlaces.ts'
import { readCode } from '#domain/codes.ts'
import { instantOf } from '#domain/time.ts'
import { accept, prepare } from '../events/accept.ts'
import type { Forwarder } from '../events/forwarder.ts'
import type { Clock } from '../ports/ports.ts'
import type { StoredCode, StoredCodeBatch } from '../stores/ports/codes.ts'
import type { Sha256, Stores, StoreSet } from '../stores/ports.ts'
import { codeHash } from './codeHash.ts'

type For = Pick<Extract<CodeAnswer, { usedAt: string }>, 'campaignId' | 'playId' | 'batchId' | 'couponId' | 'name'>

type RedeemParts = { stores: Stores; clock: Clock; hash: Sha256; forwarder: Pick<Forwarder, 'wake'> }

/** Looks a code up and changes nothing. */
export async function checkCode(parts: Pick<RedeemParts, 'stores' | 'hash'>, asked: CodeCheck): Promise<CodeAnswer> {
  const reading = readCode(asked.code)
  if ('problem' in reading) return { status: 'mistyped', problem: reading.problem }
  const hash = codeHash(reading.code, parts.hash)
  return parts.stores.read(async (s) => {
    const found = await find(s, hash)
    if (found === null) return { status: 'unknown' }
    const { code, batch } = found
    if (code.use !== null) return { status: 'used', usedAt: code.use.at, ...forOf(batch) }
    const reached = asked.userKey !== undefined && (await limitReached(s, batch, asked.userKey))
    return { status: reached ? 'limitReached' : 'valid', ...forOf(batch) }
  })
}

/**
 * Uses a code up, once, whoever else tries at the same moment, and writes the `code_redeem` event down with it. The same
 * person with the same order gets the same answer again.
 */
export async function redeemCode(parts: RedeemParts, asked: CodeRedemption): Promise<CodeAnswer> {
  const reading = readCode(asked.code)
  if ('problem' in reading) return { status: 'mistyped', problem: reading.problem }
  const hash = codeHash(reading.code, parts.hash)
  const at = instantOf(parts.clock.now())
  const answer = await parts.stores.transaction(async (s): Promise<CodeAnswer> => {
    const found = await find(s, hash)
    if (found === null) return { status: 'unknown' }
    const { code, batch } = found
    const orderId = asked.orderId ?? null
    if (code.use !== null) {
      const again = code.use.userKey === asked.userKey && code.use.orderId === orderId
      return again ? { status: 'redeemed', ...forOf(batch) } : { status: 'used', usedAt: code.use.at, ...forOf(batch) }
    }
    if (await limitReached(s, batch, asked.userKey)) return { status: 'limitReached', ...forOf(batch) }
    await s.codes.use(hash, { at, userKey: asked.userKey, orderId })
    const event = redemption(parts.hash(`redeem\n${hash}`), at, batch, asked)
    await accept(s, prepare([event], parts.hash), at)
    return { status: 'redeemed', ...forOf(batch) }
  })
  if (answer.status === 'redeemed') parts.forwarder.wake()
  return answer
}

async function find(stores: StoreSet, hash: string): Promise<{ code: StoredCode; batch: StoredCodeBatch } | null> {
  const code = await stores.codes.find(hash)
  const batch = code && (await stores.codes.batch(code.batchId))
  return code && batch?.state === 'issued' ? { code, batch } : null
}

/** Over all batches of the same owner: codes made later do not begin the count anew. */
async function limitReached(stores: StoreSet, batch: StoredCodeBatch, userKey: string): Promise<boolean> {
  if (batch.perPerson === null) return false
  const same = (await stores.codes.batches(batch.campaignId))
    .filter(({ owner }) => isSameOwner(owner, batch.owner))
    .map(({ id }) => id)
  return (await stores.codes.usedBy(same, userKey)) >= batch.perPerson
}

function forOf({ campaignId, owner, name }: StoredCodeBatch): For {
  return owner.type === 'play'
    ? { campaignId, playId: owner.playId, batchId: owner.batchId, name }
    : { campaignId, couponId: owner.couponId, name }
}

function redemption(hash: string, at: string, batch: StoredCodeBatch, asked: CodeRedemption): HaggleEvent {
  const { market, userKey, orderId, visitorKey, channel, device, isTest } = asked
  const { campaignId, owner } = batch
  return {
    id: uuidOf(hash),
    at,
    type: 'code_redeem',
    market,
    campaignId,
    ...(owner.type === 'play' ? { playId: owner.playId } : { couponId: owner.couponId }),
    userKey,
    ...(orderId === undefined ? {} : { orderId }),
    ...(visitorKey === undefined ? {} : { visitorKey }),
    ...(channel === undefined ? {} : { channel }),
    ...(device === undefined ? {} : { device }),
    ...(isTest === undefined ? {} : { isTest }),
  }
}

/** A UUID of version 8 (RFC 9562) from a hash: a code is redeemed once, and so has one event. */
function uuidOf(hash: string): string {
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
