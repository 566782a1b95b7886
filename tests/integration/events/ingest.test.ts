import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayMs, epochOf, instantOf } from '#domain/time.ts'
import { createIngest } from '#server/events/ingest.ts'
import { createMemoryEventStore } from '#server/events/memory.ts'
import { discardQuarantined, replayQuarantined } from '#server/events/quarantine.ts'
import type { Stores } from '#server/stores/ports.ts'
import { anEvent, startIngest } from '../../setup/ingest.ts'

const now = epochOf('2026-11-11T12:00:00.000Z')
let events: ReturnType<typeof createMemoryEventStore>
let ingest: Awaited<ReturnType<typeof startIngest>>
beforeEach(async () => {
  events = createMemoryEventStore()
  ingest = await startIngest(events, { now, maxBytes: 100_000 })
})
afterEach(() => ingest.stop())

const counted = async () => {
  await ingest.forwarder.drain()
  return (await events.extent()).events
}
const quarantined = async () => (await ingest.stores.read((s) => s.quarantine.list({ limit: 100 }))).items
const problem = async (response: Response) => ({
  status: response.status,
  code: ((await response.json()) as { code: string }).code,
})

describe('what a storefront sends', () => {
  it('is answered event by event, in order, and reaches the engine', async () => {
    const [a, b] = [anEvent(), anEvent()]
    expect(await ingest.post([a, b, a])).toEqual([
      { id: a.id, status: 'accepted' },
      { id: b.id, status: 'accepted' },
      { id: a.id, status: 'duplicate' },
    ])
    expect(await ingest.post([a])).toEqual([{ id: a.id, status: 'duplicate' }])
    expect(await counted()).toBe(2)
  })

  it('may be one event per line', async () => {
    const body = `${JSON.stringify(anEvent())}\n\n${JSON.stringify(anEvent())}\r\n{"id":`
    const response = await ingest.send(body, { 'content-type': 'application/x-ndjson; charset=utf-8' })
    const { results } = (await response.json()) as { results: { status: string; code?: string }[] }
    expect(results.map(({ status, code }) => code ?? status)).toEqual(['accepted', 'accepted', 'malformedJson'])
    expect(await counted()).toBe(2)
  })

  it('is the same event however its fields are ordered and its time is written', async () => {
    const event = anEvent({ at: '2026-11-11T00:30:00.000Z' })
    await ingest.post([event])
    const { id, at: _, ...rest } = event
    const again = { ...rest, at: '2026-11-11T08:30:00+08:00', id: id.toUpperCase() }
    expect(await ingest.post([again])).toEqual([{ id, status: 'duplicate' }])
  })

  it('is quarantined where an id comes again with another body', async () => {
    const event = anEvent()
    await ingest.post([event])
    const [result] = await ingest.post([{ ...event, type: 'share' }])
    expect(result).toEqual({ id: event.id, status: 'quarantined', code: 'otherBody' })
    expect(await counted()).toBe(1)
    const twice = anEvent()
    const results = await ingest.post([twice, { ...twice, market: 'TW' }])
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'quarantined'])
  })
})

describe('an event that breaks a rule is quarantined alone, whole and with its reason', () => {
  const valid = anEvent()
  const text = JSON.stringify(valid)
  const withField = (field: string) => `${text.slice(0, -1)},${field}}`
  const change = (fields: Record<string, unknown>) => JSON.stringify({ ...valid, ...fields })

  it.each([
    ['a key named twice', withField('"market":"HK"'), 'duplicateKey'],
    ['__proto__', withField('"__proto__":{}'), 'forbiddenKey'],
    ['half a surrogate pair', withField('"product":"\\ud83d"'), 'loneSurrogate'],
    ['U+0000', withField('"product":"a\\u0000b"'), 'nullCharacter'],
    ['an integer that is not exact', withField('"amount":9007199254740993,"currency":"HKD"'), 'unsafeInteger'],
    ['an amount that is no integer', change({ amount: 1.5, currency: 'HKD' }), 'notInteger'],
    ['a local time', change({ at: '2026-11-11T08:30:00' }), 'localTime'],
    ['a time that is none', change({ at: 'yesterday' }), 'badFormat'],
    ['another currency than the market’s', change({ amount: 1, currency: 'CNY' }), 'otherCurrency'],
    ['an amount without currency', change({ amount: 1 }), 'amountWithoutCurrency'],
    ['24 hours in the future', change({ at: instantOf(now + dayMs) }), 'inFuture'],
    ['before there were such events', change({ at: '1979-12-31T23:59:59.999Z' }), 'tooOld'],
    ['an unknown field', change({ colour: 'red' }), 'unknownField'],
    ['an unknown type', change({ type: 'stare' }), 'notAllowed'],
    ['nobody', change({ userKey: undefined }), 'nobody'],
    [
      'a register without user',
      change({ type: 'register', userKey: undefined, visitorKey: 'v' }),
      'registerWithoutUser',
    ],
    ['no object', '17', 'wrongType'],
  ])('%s', async (_, bad, code) => {
    const other = anEvent()
    const response = await ingest.send(`{"events":[${bad},${JSON.stringify(other)}]}`)
    const { results } = (await response.json()) as { results: { id: string; status: string; code?: string }[] }
    expect(results).toEqual([
      { id: bad === '17' ? null : valid.id, status: 'quarantined', code },
      { id: other.id, status: 'accepted' },
    ])
    expect(await quarantined()).toMatchObject([{ code, body: bad, eventId: bad === '17' ? null : valid.id }])
    expect(await counted()).toBe(1)
  })

  it('a millisecond less than 24 hours ahead is still taken', async () => {
    expect(await ingest.post([anEvent({ at: instantOf(now + dayMs - 1) })])).toMatchObject([{ status: 'accepted' }])
  })
})

describe('a call is refused as a whole', () => {
  it.each([
    ['that is no JSON', '{"events":[', 400, 'malformedJson'],
    ['that is not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'malformedJson'],
    ['that is no object', '[]', 422, 'invalid'],
    ['without events', '{}', 422, 'invalid'],
    ['with other fields', '{"events":[],"more":1}', 422, 'invalid'],
    ['whose events are no list', '{"events":{}}', 422, 'invalid'],
    ['that names its events twice', '{"events":[],"events":[]}', 400, 'duplicateKey'],
    ['that hides a list in a first one', '{"events":"[","events":[]}', 400, 'duplicateKey'],
    ['of more than 1,000 events', `{"events":[${Array.from({ length: 1_001 }, () => 1).join(',')}]}`, 413, 'tooLarge'],
    ['of too many bytes', `{"events":["${'x'.repeat(100_000)}"]}`, 413, 'tooLarge'],
  ])('%s', async (_, body, status, code) => {
    expect(await problem(await ingest.send(body))).toEqual({ status, code })
    expect(await quarantined()).toEqual([])
  })

  it('without a key that may write events', async () => {
    const body = '{"events":[]}'
    const wrongKey = { status: 401, code: 'wrongKey' }
    expect(await problem(await ingest.send(body, { authorization: '' }))).toEqual(wrongKey)
    expect(await problem(await ingest.send(body, { authorization: `Bearer ${'x'.repeat(40)}` }))).toEqual(wrongKey)
    expect(await problem(await ingest.send(body, { authorization: `Bearer ${ingest.deliveryKey}` }))).toEqual(wrongKey)
  })

  it('of another media type', async () => {
    const response = await ingest.send('{"events":[]}', { 'content-type': 'text/plain' })
    expect(await problem(response)).toEqual({ status: 415, code: 'unsupportedMediaType' })
  })

  it('while too many are under way, with a time to come back', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => (open = resolve))
    const stores: Stores = { ...ingest.stores, transaction: (work) => gate.then(() => ingest.stores.transaction(work)) }
    const take = createIngest({ ...ingest, stores })
    const calls = Array.from({ length: 40 }, () => take(JSON.stringify({ events: [anEvent()] }), 'json', 'test'))
    const answers = Promise.allSettled(calls)
    open()
    const refused = (await answers).flatMap((answer): unknown[] =>
      answer.status === 'rejected' ? [answer.reason] : [],
    )
    expect(refused).toHaveLength(8)
    expect(refused[0]).toMatchObject({ code: 'overloaded', retryAfterSeconds: 2 })
    expect(await counted()).toBe(32)
    expect(await take(JSON.stringify({ events: [anEvent()] }), 'json', 'test')).toMatchObject([{ status: 'accepted' }])
  })

  it('while more events wait for the engine than the disk should hold', async () => {
    const lag = () => ({ events: 5_000_001, milliseconds: 0, lastFailure: null })
    const take = createIngest({ ...ingest, forwarder: { ...ingest.forwarder, lag } })
    await expect(take('{"events":[]}', 'json', 'test')).rejects.toMatchObject({ code: 'overloaded' })
  })
})

describe('a quarantined event', () => {
  const wrong = anEvent({ amount: 100, currency: 'CNY', type: 'pay' })

  it('is counted once it is corrected, and gone from quarantine', async () => {
    await ingest.post([wrong])
    const [kept] = await quarantined()
    const corrected = JSON.stringify({ ...wrong, currency: 'HKD' })
    expect(await replayQuarantined(ingest, kept?.id ?? '', corrected)).toBe('accepted')
    expect(await quarantined()).toEqual([])
    expect(await counted()).toBe(1)
    await expect(replayQuarantined(ingest, kept?.id ?? '', corrected)).rejects.toMatchObject({ code: 'notFound' })
  })

  it('stays where the correction does not hold', async () => {
    await ingest.post([wrong])
    const [kept] = await quarantined()
    await expect(replayQuarantined(ingest, kept?.id ?? '', kept?.body ?? '')).rejects.toMatchObject({ code: 'invalid' })
    expect(await quarantined()).toHaveLength(1)
  })

  it('can be discarded, once', async () => {
    await ingest.post([wrong])
    const [kept] = await quarantined()
    await discardQuarantined(ingest, kept?.id ?? '')
    expect(await quarantined()).toEqual([])
    await expect(discardQuarantined(ingest, kept?.id ?? '')).rejects.toMatchObject({ code: 'notFound' })
  })
})
