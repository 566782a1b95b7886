/**
 * `npm run traffic -- --campaign <id> --shoppers N --seed S [--speed X] [--ordinary N] [--from <time>] [--to <time>] [--clock <time>]`
 *
 * Plays shoppers against a running server, as a storefront with its keys would: reads the published rules from
 * `GET /delivery/{market}`, and posts what they do to `POST /events`. Same rules, same seed, same events.
 *
 * Keys come from `HAGGLE_DELIVERY_KEY` and `HAGGLE_EVENTS_KEY` (`npm run admin -- key add --scope …`), or `--delivery-key`
 * and `--events-key`. `--speed` plays time: 1 as it happens, 3600 an hour each second; without it as fast as the server takes.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { markets } from '#domain/market.ts'
import { epochOf, instantOf, secondMs, type EpochMs } from '#domain/time.ts'
import { instantSchema } from '#domain/shapes.ts'
import { publishedDocument, type Snapshot } from './traffic/published.ts'
import { shifted, spanToPlay } from './traffic/span.ts'

const usage = `npm run traffic -- --campaign <id> --shoppers <n> --seed <text>
    [--speed <x>]             plays time x times as fast as it passes; without it as fast as the server takes
    [--ordinary <n>]          visitors a day and market outside the campaign (default 0)
    [--from <time>] [--to <time>]   with a zone; default the campaign's own span, and not beyond now
    [--clock <time>]          plays as if it were this time: a rehearsal, dated so that it ends now
    [--server <url>]          default http://127.0.0.1:4680 (or HAGGLE_SERVER)
    [--delivery-key <key>] [--events-key <key>]   default HAGGLE_DELIVERY_KEY and HAGGLE_EVENTS_KEY`

const perCall = 1_000
/** With a speed, what has happened is sent at least this often. */
const sendEveryMs = secondMs

/** What was asked for cannot be done: said without a stack. */
class Refused extends Error {}

let stopping = false
let lastTold = -Infinity
process.on('SIGINT', () => {
  if (stopping) process.exit(130)
  stopping = true
})

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Refused ? error.message : error)
  process.exitCode = 1
}

type Options = {
  campaign: string
  shoppers: number
  seed: string
  speed: number | null
  ordinary: number
  from: string | null
  to: string | null
  clock: string | null
  server: string
  deliveryKey: string
  eventsKey: string
}

async function run(args: string[]): Promise<void> {
  const options = optionsOf(args)
  const now = instantOf(Date.now())
  const document = publishedDocument(await snapshots(options), options.campaign, options.clock ?? now)
  if (!document) throw new Refused(`Campaign ${options.campaign} is not published in any market, or has ended.`)
  const span = spanToPlay(document, options, now)
  if ('refused' in span) throw new Refused(span.refused)
  const { from, to, shiftMs } = span

  console.error(`${document.name}: ${options.shoppers} shoppers from ${from} to ${to}, seed "${options.seed}"`)
  const events = shopperEvents({
    campaign: { id: options.campaign, document },
    shoppers: options.shoppers,
    // A rehearsal is dated by when it is played: another time, other events.
    seed: shiftMs === 0 ? options.seed : `${options.seed} ${shiftMs}`,
    from,
    to,
    ordinaryPerDay: options.ordinary,
  })
  const counts = await play(dated(events, shiftMs), options, epochOf(from) + shiftMs, epochOf(to) + shiftMs)
  console.log(
    `${counts.sent} events sent: ${counts.accepted} accepted, ${counts.duplicate} counted before, ${counts.quarantined} quarantined`,
  )
  if (counts.quarantined > 0) process.exitCode = 1
}

function* dated(events: Iterable<HaggleEvent>, shiftMs: number): Generator<HaggleEvent> {
  for (const event of events) yield { ...event, at: shifted(event.at, shiftMs) }
}

function optionsOf(args: string[]): Options {
  const text = { type: 'string' } as const
  let values: Record<string, string | undefined>
  try {
    values = parseArgs({
      args,
      options: {
        campaign: text,
        shoppers: text,
        seed: text,
        speed: text,
        ordinary: text,
        from: text,
        to: text,
        clock: text,
        server: text,
        'delivery-key': text,
        'events-key': text,
      },
    }).values
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  const { env } = process
  return {
    campaign: required(values['campaign'], '--campaign'),
    shoppers: count(values['shoppers'], '--shoppers'),
    seed: required(values['seed'], '--seed'),
    speed: values['speed'] === undefined ? null : positive(values['speed'], '--speed'),
    ordinary: count(values['ordinary'] ?? '0', '--ordinary'),
    from: moment(values['from'], '--from'),
    to: moment(values['to'], '--to'),
    clock: moment(values['clock'], '--clock'),
    server: (values['server'] ?? env['HAGGLE_SERVER'] ?? 'http://127.0.0.1:4680').replace(/\/+$/, ''),
    deliveryKey: required(values['delivery-key'] ?? env['HAGGLE_DELIVERY_KEY'], '--delivery-key'),
    eventsKey: required(values['events-key'] ?? env['HAGGLE_EVENTS_KEY'], '--events-key'),
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Refused(`${name} is missing\n${usage}`)
  return value
}

function count(value: string | undefined, name: string): number {
  const number = Number(required(value, name))
  if (!Number.isSafeInteger(number) || number < 0) throw new Refused(`${name} must be a whole number`)
  return number
}

function positive(value: string, name: string): number {
  const number = Number(value)
  if (!Number.isFinite(number) || number <= 0) throw new Refused(`${name} must be a number above 0`)
  return number
}

function moment(value: string | undefined, name: string): string | null {
  if (value === undefined) return null
  // People write minutes; seconds are ours.
  const checked = instantSchema.safeParse(value.replace(/T(\d\d:\d\d)(?=[+Z-])/, 'T$1:00'))
  if (!checked.success) throw new Refused(`${name} must be a time with its zone, such as 2026-11-11T00:00:00+08:00`)
  return checked.data
}

async function snapshots({ server, deliveryKey }: Options): Promise<Snapshot[]> {
  return Promise.all(
    markets.map(async (market) => {
      const response = await reach(`${server}/delivery/${market}`, {
        headers: { authorization: `Bearer ${deliveryKey}` },
      })
      if (!response.ok) throw new Refused(`GET /delivery/${market}: ${await refusal(response)}`)
      return (await response.json()) as Snapshot
    }),
  )
}

type Counts = Record<'sent' | 'accepted' | 'duplicate' | 'quarantined', number>

async function play(events: Iterable<HaggleEvent>, options: Options, from: EpochMs, to: EpochMs): Promise<Counts> {
  const counts: Counts = { sent: 0, accepted: 0, duplicate: 0, quarantined: 0 }
  const began = performance.now()
  let batch: HaggleEvent[] = []
  let lastSent = began
  const flush = async () => {
    if (batch.length === 0) return
    for (const { status } of await post(batch, options)) counts[status] += 1
    counts.sent += batch.length
    tell(counts.sent, (epochOf(batch.at(-1)!.at) - from) / (to - from))
    batch = []
    lastSent = performance.now()
  }
  for (const event of events) {
    if (stopping) break
    if (options.speed !== null) {
      const due = began + (epochOf(event.at) - from) / options.speed
      if (due > performance.now()) {
        await flush()
        await delay(due - performance.now())
      } else if (performance.now() - lastSent > sendEveryMs) await flush()
    }
    batch.push(event)
    if (batch.length === perCall) await flush()
  }
  await flush()
  if (process.stderr.isTTY) process.stderr.write('\n')
  return counts
}

function tell(sent: number, share: number): void {
  const line = `${sent} events sent, ${Math.floor(Math.min(1, share) * 100)}% of the time played`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001B[K`)
  else if (performance.now() - lastTold > 5_000) {
    lastTold = performance.now()
    console.error(line)
  }
}

type Result = { status: 'accepted' | 'duplicate' | 'quarantined' }

/** Waits when the server says that it is busy, as long as it says. */
async function post(events: readonly HaggleEvent[], { server, eventsKey }: Options): Promise<Result[]> {
  for (let turn = 1; ; turn++) {
    const response = await reach(`${server}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${eventsKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    })
    if (response.ok) return ((await response.json()) as { results: Result[] }).results
    const busy = response.status === 429 || response.status === 503 || response.status === 507
    if (!busy || turn === 20) throw new Refused(`POST /events: ${await refusal(response)}`)
    await response.body?.cancel()
    await delay(Number(response.headers.get('retry-after') ?? '1') * secondMs)
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } }
    throw new Refused(
      `${new URL(url).origin} does not answer (${cause?.code ?? String(error)}). Is the server running?`,
    )
  }
}

async function refusal(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { title?: string; code?: string }
  return `${response.status} ${problem.code ?? ''} ${problem.title ?? ''}`.trim()
}
