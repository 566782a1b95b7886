/**
 * `npm run events:generate -- [--events N] [--seed S] [--campaign id] [--from 2026-11-01] [--days 30]`: made-up traffic in
 * bulk, for benchmarks. It goes straight into the event engine of the environment, past ledger and outbox; an embedded
 * engine must not be in use by a running server. For traffic that follows a campaign's rules there is `npm run traffic`.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createClickHouse } from '#server/events/clickhouse/client.ts'
import { createTables, tablesIn } from '#server/events/clickhouse/schema.ts'
import { DirectoryInUse } from '#server/events/engine/lock.ts'
import { superviseEngine } from '#server/events/engine/supervisor.ts'
import { BadEnvironment, readEnvironment } from '#server/environment.ts'
import { bulkChunk, bulkStatements } from './bulk/bulkSql.ts'

const optionsSchema = z.object({
  events: z.coerce.number().int().min(1).max(1_000_000_000).default(1_000_000),
  seed: z.coerce.number().int().min(0).default(1),
  campaign: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .default('bulk'),
  from: z.iso.date().default('2026-11-01'),
  days: z.coerce.number().int().min(1).max(366).default(30),
})

try {
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(optionsSchema.shape).map((name) => [name, { type: 'string' as const }])),
  })
  await generate(optionsSchema.parse(values))
} catch (error) {
  if (error instanceof z.ZodError) console.error(z.prettifyError(error))
  else if (error instanceof DirectoryInUse) console.error(`${error.message}. Stop the server first.`)
  else console.error(error instanceof BadEnvironment ? error.message : error)
  process.exitCode = 1
}

async function generate({ events, seed, campaign, from, days }: z.output<typeof optionsSchema>): Promise<void> {
  const { clickhouseUrl, dataDirectory } = readEnvironment(process.env)
  const engine = clickhouseUrl === null ? superviseEngine({ directory: join(dataDirectory, 'events') }) : undefined
  const clickhouse = createClickHouse(engine === undefined ? { url: clickhouseUrl ?? '' } : { engine, waitMs: 20_000 })
  const tables = tablesIn('haggle')
  try {
    await createTables(clickhouse, tables)
    const bulk = { events, seed, campaignId: campaign, from: Date.parse(`${from}T00:00:00Z`), days }
    for (let first = 0; first < events; first += bulkChunk) {
      for (const statement of bulkStatements(tables, bulk, first)) await clickhouse.command(statement)
      console.log(`${Math.min(first + bulkChunk, events)} of ${events} events`)
    }
  } finally {
    await clickhouse.close()
    await engine?.stop()
  }
}
