/**
 * `npm run import -- <csv> --map <mapping.json>`: brings past orders in as events. Works on the stores themselves, so it
 * needs no running server; where one runs, it forwards the events as they come. Ctrl-C stops it between two chunks, and
 * the same command goes on from there.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { mappingSchema, type Mapping } from '#domain/import/mapping.ts'
import { gatherLines, readRows } from '#domain/import/mapRows.ts'
import { createRowReader } from '#domain/import/readRow.ts'
import { sendableRow } from '#domain/import/sendable.ts'
import { marketFacts } from '#domain/market.ts'
import { exponents } from '#domain/money.ts'
import { instantOf } from '#domain/time.ts'
import { toCsv } from '#lib/csv.ts'
import { readCsv } from '#lib/csvTable.ts'
import { nodeRandom, nodeSha256 } from '#server/auth/nodeRandom.ts'
import { BadEnvironment, readEnvironment } from '#server/environment.ts'
import { zoneNamed } from '#server/events/zone.ts'
import { ProblemError } from '#server/http/problem.ts'
import { beginImport, carryOn, checkMapping, type ImportParts } from '#server/imports/imports.ts'
import { openStores } from '#server/openStores.ts'
import { audited } from '#server/audit/audited.ts'
import type { StoredImport } from '#server/stores/ports/imports.ts'
import type { Stores } from '#server/stores/ports.ts'

const usage = 'npm run import -- <csv> --map <mapping.json>    (ready-made mappings: docs/mappings)'
const rowsAtOnce = 2_000

/** What was asked for cannot be done: said without a stack. */
class Refused extends Error {}

let stopping = false
let lastShown = -Infinity
process.on('SIGINT', () => {
  // The chunk under way ends first; a second Ctrl-C ends at once, which loses nothing but that chunk.
  if (stopping) process.exit(130)
  stopping = true
})

try {
  await run(process.argv.slice(2))
} catch (error) {
  const known = error instanceof Refused || error instanceof BadEnvironment
  console.error(known ? error.message : error instanceof ProblemError ? sentenceOf(error) : error)
  process.exitCode = 1
}

async function run(args: string[]): Promise<void> {
  const { csv, map } = argumentsOf(args)
  const bytes = read(csv)
  const mapping = mappingIn(map)
  const { header, rows } = tableIn(bytes.toString('utf8'), csv)
  checkMapping({ mapping, header })

  const stores = await openStores(readEnvironment(process.env))
  try {
    const parts: ImportParts = { stores, clock: { now: () => Date.now() }, hash: nodeSha256, random: nodeRandom }
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    const begun = await begin(parts, { csv, fileHash, header, mapping, totalRows: rows.length })
    if (begun.finishedAt !== null) {
      console.log(`This file was imported before, on ${begun.finishedAt}, with the same mapping. Nothing was added.`)
      report(begun)
      return
    }
    if (begun.nextRow > 0) console.error(`Going on from row ${begun.nextRow + 1} of ${rows.length}.`)
    const done = await takeAll(parts, begun, rows)
    if (done.finishedAt === null) {
      console.error(`Stopped after row ${done.nextRow} of ${done.totalRows}. The same command goes on from there.`)
      process.exitCode = 130
      return
    }
    report(done)
    console.log(contentOf(mapping, header, rows))
    await writeRejected(stores, done, header, csv)
  } finally {
    await stores.close()
  }
}

function argumentsOf(args: string[]): { csv: string; map: string } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { map: { type: 'string' } } })
    if (positionals.length !== 1 || values.map === undefined) throw new Refused(usage)
    // npm runs scripts from the top of the project; the paths are meant from where the person stands.
    const at = (path: string) => resolve(process.env['INIT_CWD'] ?? '.', path)
    return { csv: at(positionals[0]!), map: at(values.map) }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(`${String(error)}\n${usage}`)
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function mappingIn(file: string): Mapping {
  const text = read(file).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refused(`${file} is no JSON`)
  }
  const checked = mappingSchema.safeParse(value)
  if (checked.success) return checked.data
  const faults = checked.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Refused(`${file} is no mapping:\n${faults.join('\n')}`)
}

function tableIn(text: string, file: string): { header: string[]; rows: string[][] } {
  const table = readCsv(text)
  if (!table) throw new Refused(`${file} has no rows`)
  if ('brokenAt' in table)
    throw new Refused(`${file}, line ${table.brokenAt}: a quotation mark that is not closed or stands inside a cell`)
  // As the console sends them, so that both keep the same of a row they reject.
  return { header: table.header, rows: table.rows.map((cells) => sendableRow(cells, table.header.length)) }
}

type Begun = { csv: string; fileHash: string; header: string[]; mapping: Mapping; totalRows: number }

function begin(parts: ImportParts, { csv, fileHash, header, mapping, totalRows }: Begun): Promise<StoredImport> {
  const one = { fileName: basename(csv), fileHash, header, mapping, totalRows, startedBy: null }
  return parts.stores.transaction(async (s) => {
    const { stored, isNew } = await beginImport(s, one, parts)
    if (isNew)
      await audited(s, {
        at: instantOf(parts.clock.now()),
        actor: null,
        action: 'import.create',
        object: { type: 'import', id: stored.id, name: stored.fileName },
        after: { fileHash, totalRows, mapping },
      })
    return stored
  })
}

async function takeAll(parts: ImportParts, begun: StoredImport, rows: readonly string[][]): Promise<StoredImport> {
  let stored = begun
  while (stored.finishedAt === null && !stopping) {
    // All rows in: the last one is passed over, and events are made.
    const from = Math.min(stored.nextRow, rows.length - 1)
    stored = await carryOn(parts, stored.id, from, rows.slice(from, from + rowsAtOnce))
    progress(stored)
    // A turn of the event loop, for Ctrl-C to be heard: SQLite alone never leaves it.
    await setImmediate()
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
  return stored
}

function progress({ nextRow, totalRows, events, finishedAt }: StoredImport): void {
  const line = `read ${nextRow} of ${totalRows} rows · ${events} events`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001B[K`)
  else if (finishedAt !== null || performance.now() - lastShown > 2_000) {
    lastShown = performance.now()
    console.error(line)
  }
}

function report({ totalRows, events, duplicates, rejected }: StoredImport): void {
  console.log(`${totalRows} rows · ${events} events new · ${duplicates} counted before · ${rejected} rows rejected`)
}

/** What the file holds, added up independently of the stores, to hold analytics against. */
function contentOf(mapping: Mapping, header: readonly string[], rows: readonly string[][]): string {
  const reader = createRowReader(mapping, header, zoneNamed(mapping.timeZone), Date.now())
  const { orders } = gatherLines(readRows(reader, rows, 0).lines)
  const sold = orders.flatMap(({ sale, customer }) => (sale ? [{ ...sale, customer }] : []))
  const returned = orders.flatMap((order) => (order.return ? [order.return] : []))
  const { currency } = marketFacts[mapping.market]
  const total = (parts: readonly { amount: number }[]) =>
    (parts.reduce((sum, { amount }) => sum + amount, 0) / 10 ** exponents[currency]).toFixed(exponents[currency])
  const customers = new Set(sold.map(({ customer }) => customer)).size
  return `The file holds ${customers} customers, ${sold.length} orders of ${currency} ${total(sold)}, and ${returned.length} refunds of ${currency} ${total(returned)}.`
}

/** Rejected rows as they stood in the file, with number, column and reason, for somebody to put right. */
async function writeRejected(stores: Stores, { id, rejected }: StoredImport, header: readonly string[], csv: string) {
  if (rejected === 0) return
  const lines: (string | number)[][] = []
  let cursor: string | undefined
  do {
    const page = await stores.read((s) => s.imports.rejected(id, { cursor, limit: 1_000 }))
    for (const { row, column, code, cells } of page.items) lines.push([row + 1, column ?? '', code, ...cells])
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  const file = `${process.env['INIT_CWD'] ?? '.'}/${basename(csv).replace(/\.csv$/i, '')}.rejected.csv`
  writeFileSync(file, toCsv(['row', 'column', 'reason', ...header], lines))
  const reasons = Object.entries(Object.groupBy(lines, (line) => String(line[2])))
  console.log(`Rejected rows are in ${file}: ${reasons.map(([code, those]) => `${those!.length} ${code}`).join(', ')}`)
}

function sentenceOf(error: ProblemError): string {
  if (error.data?.['reason'] === 'fileUsedOtherMapping')
    return 'This file was imported before with another mapping. Its orders are counted already and would be again.'
  const fields = error.errors?.map(({ pointer, code }) => `  ${pointer}: ${code}`) ?? []
  return [error.message, ...fields].join('\n')
}
