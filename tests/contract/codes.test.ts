import { describe, expect, it } from 'vitest'
import type { Client } from '#api/client.ts'
import { codeAnswerSchema } from '#contract/plainRoutes.ts'
import type { CodeOwner } from '#domain/campaign/codePlaces.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { codeAlphabet } from '#domain/codes.ts'
import { epochOf, hourMs } from '#domain/time.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { eachStoreEngine, origin, testApp, type StoreEngine, type TestApp } from '../setup/apps.ts'
import { answered, approved, published, readyDocument, readyDraft } from '../setup/campaigns.ts'
import { withCoupon } from '../unit/domain/support/playBuilders.ts'
import { expectRefusal } from '../setup/refused.ts'

const owner = { type: 'play' as const, playId: 'reserve', batchId: 'fans' }

/** A Double 11 with a reservation that has a batch of priority codes. */
function withCodes(count = 25, perPerson = 2, name = 'Double 11'): CampaignDocument {
  const document = readyDocument(name)
  const productId = document.products[0]!.id
  const play = definitionFor('reservation').create({ id: 'reserve', campaign: document, productId })
  const batch = { id: 'fans', name: 'Fans', count, perPerson, channel: 'fans' as const, groups: 3 }
  return answered({
    ...document,
    plays: [
      {
        ...play,
        name: 'Reserve',
        cap: { ...play.cap, units: { HK: 100 } },
        quota: { HK: 60 },
        batches: [batch],
      },
    ],
  })
}

async function campaignWithCodes(engine: StoreEngine, count?: number, perPerson?: number) {
  const t = await testApp(engine)
  const manager = await t.as('manager')
  const campaign = await published(manager, await t.as('approver'), withCodes(count, perPerson))
  return { t, manager, id: campaign.id }
}

/** All codes of a new batch, received in pieces and made good. */
async function issued(
  client: Client,
  id: string,
  piece = 10,
  of: CodeOwner = owner,
): Promise<{ batchId: string; codes: string[] }> {
  const batch = await client.codes.create({ params: { id }, headers: {}, body: { owner: of } })
  const codes: string[] = []
  while (codes.length < batch.count) {
    const params = { id, batchId: batch.id }
    codes.push(...(await client.codes.next({ params, body: { from: codes.length, count: piece } })).codes)
  }
  await client.codes.issue({ id, batchId: batch.id })
  return { batchId: batch.id, codes }
}

async function storefront(t: TestApp) {
  const { secret } = await (
    await t.as('administrator')
  ).keys.create({
    headers: {},
    body: { name: 'shop', scope: 'delivery' },
  })
  const send = (act: string, body: unknown, key = secret) =>
    t.app.fetch(
      new Request(`${origin}/delivery/codes/${act}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  const ask = async (act: 'check' | 'redeem', body: Record<string, unknown>) => {
    const response = await send(act, body)
    expect(response.status).toBe(200)
    return codeAnswerSchema.parse(await response.json())
  }
  return {
    send,
    check: (code: string, userKey?: string) => ask('check', userKey === undefined ? { code } : { code, userKey }),
    redeem: (code: string, userKey: string, orderId?: string) =>
      ask('redeem', { code, userKey, market: 'HK', ...(orderId === undefined ? {} : { orderId }) }),
  }
}

/** The code with its first letter mistaken. */
const mistaken = (code: string) => `${[...codeAlphabet].find((letter) => letter !== code[0])}${code.slice(1)}`

eachStoreEngine('codes', (engine) => {
  it('are made for what was approved, in pieces, and each is handed out once', async () => {
    const { manager, id } = await campaignWithCodes(engine)
    const { batchId, codes } = await issued(manager, id)
    expect(codes).toHaveLength(25)
    expect(new Set(codes).size).toBe(25)
    for (const code of codes) expect(code).toMatch(/^([2-9CDFHJKMNPRTVWXY]{4}-){2}[2-9CDFHJKMNPRTVWXY]{4}$/)
    const { places, batches } = await manager.codes.list({ id })
    expect(places).toEqual([{ owner, name: 'Fans', count: 25, groups: 3, perPerson: 2, issued: 25 }])
    expect(batches).toMatchObject([
      { id: batchId, state: 'issued', made: 25, used: 0, createdBy: { name: 'The manager' } },
    ])
    const again = manager.codes.next({ params: { id, batchId }, body: { from: 0, count: 10 } })
    expect((await expectRefusal(again, 'wrongState')).details).toMatchObject({ reason: 'codesIssued' })
    const more = manager.codes.create({ params: { id }, headers: {}, body: { owner } })
    expect((await expectRefusal(more, 'wrongState')).details).toMatchObject({ reason: 'codesComplete', issued: 25 })
  })

  it('are not made for a draft, nor for a batch nobody agreed on', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const draft = await readyDraft(manager, withCodes())
    const create = (batchId: string) =>
      manager.codes.create({ params: { id: draft.id }, headers: {}, body: { owner: { ...owner, batchId } } })
    expect((await expectRefusal(create('fans'), 'wrongState')).details).toMatchObject({ reason: 'notApproved' })
    expect((await manager.codes.list({ id: draft.id })).places).toEqual([])
    const agreed = await approved(manager, await t.as('approver'), withCodes())
    const other = { params: { id: agreed.id }, headers: {}, body: { owner: { ...owner, batchId: 'friends' } } }
    await expectRefusal(manager.codes.create(other), 'notFound')
    await expect(manager.codes.create({ ...other, body: { owner } })).resolves.toMatchObject({ count: 25 })
  })

  it('whose answer was lost are made anew, and the lost ones are good for nothing', async () => {
    const { t, manager, id } = await campaignWithCodes(engine)
    const { check } = await storefront(t)
    const { id: batchId } = await manager.codes.create({ params: { id }, headers: {}, body: { owner } })
    const next = (from: number, count: number) => manager.codes.next({ params: { id, batchId }, body: { from, count } })
    const first = await next(0, 10)
    const lost = await next(10, 10)
    expect((await expectRefusal(next(21, 4), 'wrongState')).details).toMatchObject({ reason: 'codesLeftOut', made: 20 })
    const second = await next(10, 15)
    expect(second.batch.made).toBe(25)
    await manager.codes.issue({ id, batchId })
    expect((await check(first.codes[0]!)).status).toBe('valid')
    expect((await check(lost.codes[0]!)).status).toBe('unknown')
    expect((await check(second.codes[14]!)).status).toBe('valid')
  })

  it('are good only once all have been received, and not any more once they are void', async () => {
    const { t, manager, id } = await campaignWithCodes(engine)
    const { check } = await storefront(t)
    const { id: batchId } = await manager.codes.create({ params: { id }, headers: {}, body: { owner } })
    const { codes } = await manager.codes.next({ params: { id, batchId }, body: { from: 0, count: 10 } })
    expect((await check(codes[0]!)).status).toBe('unknown')
    const early = manager.codes.issue({ id, batchId })
    expect((await expectRefusal(early, 'wrongState')).details).toMatchObject({ reason: 'codesLeftOut', made: 10 })
    const second = manager.codes.create({ params: { id }, headers: {}, body: { owner } })
    expect((await expectRefusal(second, 'wrongState')).details).toMatchObject({ reason: 'codesBeingMade', batchId })
    await manager.codes.void({ id, batchId })
    expect((await expectRefusal(manager.codes.issue({ id, batchId }), 'wrongState')).details).toMatchObject({
      reason: 'codesVoid',
    })
    const better = await issued(manager, id)
    expect((await check(better.codes[0]!)).status).toBe('valid')
    await manager.codes.void({ id, batchId: better.batchId })
    expect((await check(better.codes[0]!)).status).toBe('unknown')
    expect((await manager.codes.list({ id })).places[0]?.issued).toBe(0)
  })

  it('are begun once however often a call is repeated, and belong to their campaign', async () => {
    const { t, manager, id } = await campaignWithCodes(engine)
    const call = { params: { id }, headers: { 'idempotency-key': 'codes-of-the-night' }, body: { owner } }
    const [a, b] = [await manager.codes.create(call), await manager.codes.create(call)]
    expect(b).toEqual(a)
    const other = await published(manager, await t.as('approver'), withCodes(5, 1, 'Christmas, later'))
    const stray = { params: { id: other.id, batchId: a.id }, body: { from: 0, count: 1 } }
    await expectRefusal(manager.codes.next(stray), 'notFound')
    await expectRefusal(manager.codes.issue({ id: other.id, batchId: a.id }), 'notFound')
  })

  it('leave who made, issued and voided them in the audit, and no code', async () => {
    const { t, manager, id } = await campaignWithCodes(engine, 3)
    const { batchId, codes } = await issued(manager, id)
    await manager.codes.void({ id, batchId })
    const { items } = await (await t.as('approver')).audit.list({ object: batchId })
    expect(items.map(({ action, actor }) => [action, actor?.name])).toEqual([
      ['codes.void', 'The manager'],
      ['codes.issue', 'The manager'],
      ['codes.create', 'The manager'],
    ])
    const text = JSON.stringify(items)
    for (const code of codes) expect(text).not.toContain(code.replaceAll('-', ''))
  })

  it('are read as people type them, and told from what cannot be a code', async () => {
    const { t, manager, id } = await campaignWithCodes(engine, 3)
    const { check } = await storefront(t)
    const { codes } = await issued(manager, id)
    const code = codes[0]!
    const known = { status: 'valid', campaignId: id, playId: 'reserve', batchId: 'fans', name: 'Fans' }
    expect(await check(code)).toEqual(known)
    expect(await check(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(known)
    expect(await check(mistaken(code))).toEqual({ status: 'mistyped', problem: 'check' })
    expect(await check(code.slice(1))).toEqual({ status: 'mistyped', problem: 'length' })
    expect(await check('價'.repeat(12))).toEqual({ status: 'mistyped', problem: 'letter' })
  })

  it('work once, whoever comes at the same moment, and once more for the same order', async () => {
    const { t, manager, id } = await campaignWithCodes(engine, 3)
    const { check, redeem } = await storefront(t)
    const { codes } = await issued(manager, id)
    const code = codes[0]!
    const people = ['u-1', 'u-2', 'u-3', 'u-4', 'u-5']
    const answers = await Promise.all(people.map((person) => redeem(code, person, `order of ${person}`)))
    const winner = people[answers.findIndex(({ status }) => status === 'redeemed')]!
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['redeemed', 'used', 'used', 'used', 'used'])
    expect((await redeem(code, winner, `order of ${winner}`)).status).toBe('redeemed')
    expect((await redeem(code, winner, 'another order')).status).toBe('used')
    expect(await check(code)).toMatchObject({ status: 'used', usedAt: t.now(), playId: 'reserve' })
    expect((await manager.codes.list({ id })).batches[0]?.used).toBe(1)
  })

  it('count per person, and a batch called back does not begin the count anew', async () => {
    const { t, manager, id } = await campaignWithCodes(engine, 5, 1)
    const { check, redeem } = await storefront(t)
    const { batchId, codes } = await issued(manager, id)
    expect((await redeem(codes[0]!, 'u-1')).status).toBe('redeemed')
    expect((await redeem(codes[1]!, 'u-1')).status).toBe('limitReached')
    expect((await check(codes[1]!)).status).toBe('valid')
    await manager.codes.void({ id, batchId })
    const later = (await issued(manager, id)).codes
    expect((await check(later[0]!, 'u-1')).status).toBe('limitReached')
    expect((await redeem(later[0]!, 'u-2')).status).toBe('redeemed')
  })

  it('say that they were redeemed as an event of the play, once', async () => {
    const { t, manager, id } = await campaignWithCodes(engine, 3)
    const { redeem } = await storefront(t)
    const { codes } = await issued(manager, id)
    await redeem(codes[0]!, 'u-1', 'o-1')
    await redeem(codes[0]!, 'u-1', 'o-1')
    await t.forwarder.drain()
    const at = epochOf(t.now())
    const { lines } = await t.parts.events.series({
      campaignId: id,
      type: 'code_redeem',
      from: at - hourMs,
      to: at + hourMs,
      asOf: at + hourMs,
      timeZone: 'Asia/Hong_Kong',
      interval: 'hour',
      measure: 'events',
      where: { playId: 'reserve', market: 'HK' },
    })
    expect(lines.map(({ total }) => total)).toEqual([1])
  })

  it('of a coupon rule with codes of its own are made, checked and redeemed alike', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const document = withCodes()
    const [coupon] = withCoupon().coupons
    const rule = {
      ...coupon!,
      window: document.phases.find(({ kind }) => kind === 'main')!.window,
      obtained: { type: 'uniqueCodes' as const, count: 4, groups: 4 },
    }
    const live = await published(manager, await t.as('approver'), answered({ ...document, coupons: [rule] }))
    const { check, redeem } = await storefront(t)
    const { codes } = await issued(manager, live.id, 10, { type: 'coupon', couponId: 'thanks' })
    expect(codes).toHaveLength(4)
    expect(await check(codes[0]!)).toEqual({ status: 'valid', campaignId: live.id, couponId: 'thanks', name: 'Thanks' })
    expect((await redeem(codes[0]!, 'u-1')).status).toBe('redeemed')
    expect((await redeem(codes[1]!, 'u-1')).status).toBe('limitReached')
  })

  it('are kept as hashes alone', async () => {
    const { t, manager, id } = await campaignWithCodes(engine, 3)
    const { codes } = await issued(manager, id)
    const bare = codes[0]!.replaceAll('-', '')
    expect(await t.parts.stores.read((s) => s.codes.find(bare))).toBeUndefined()
    const hash = t.parts.hash(`code\n${bare}`).slice(0, 32)
    expect(await t.parts.stores.read((s) => s.codes.find(hash))).toMatchObject({ use: null })
  })
})

describe('what storefronts send about codes', () => {
  it('is refused without a key, with another body, and by another method', async () => {
    const t = await testApp()
    const { send } = await storefront(t)
    expect((await send('check', { code: 'X' }, 'a'.repeat(43))).status).toBe(401)
    const wrong = await send('redeem', { code: 'X', market: 'JP', extra: 1 })
    expect(wrong.status).toBe(422)
    const { errors } = (await wrong.json()) as { errors: { pointer: string; code: string }[] }
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).toSorted()).toEqual([
      '/extra unknownField',
      '/market notAllowed',
      '/userKey required',
    ])
    expect((await send('check', '{"code":"a","code":"b"}')).status).toBe(400)
    expect((await send('check', '')).status).toBe(422)
    expect((await t.app.fetch(new Request(`${origin}/delivery/codes/check`))).status).toBe(405)
  })
})
