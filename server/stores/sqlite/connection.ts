import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { StorageFull, StoreDown, TransactionMisuse } from '../ports/errors.ts'
import type { Answer, Link } from '../sql/link.ts'

/** How long a writer waits for another process to finish its transaction, and how long it sleeps in between. */
const busyTimeoutMs = 5_000
const busyPauseMs = 5

/** Statements kept prepared; a list with filters has a few dozen forms. */
const keptStatements = 200

/** One connection to the file. Transactions on it must not overlap: the caller keeps a queue. */
export class SqliteConnection implements Link {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, { statement: StatementSync; answers: boolean }>()
  /** The first failure inside the transaction: work that swallowed it must not be committed. */
  #failure: Error | undefined

  private constructor(db: DatabaseSync) {
    this.#db = db
  }

  static async open(file: string, mode: 'read' | 'write'): Promise<SqliteConnection> {
    const db = translated(() => new DatabaseSync(file, { readOnly: mode === 'read' }))
    const connection = new SqliteConnection(db)
    if (mode === 'write') {
      await untilFree(() => db.exec('pragma journal_mode = wal'))
      db.exec('pragma synchronous = full')
    }
    return connection
  }

  async begin(statement: string): Promise<void> {
    this.#failure = undefined
    await untilFree(() => this.#db.exec(statement))
  }

  commit(): void {
    if (this.#failure) throw this.#failure
    translated(() => this.#db.exec('commit'))
  }

  rollback(): void {
    // Some failures (disk full) have rolled back already.
    if (this.#db.isTransaction) translated(() => this.#db.exec('rollback'))
  }

  async query(text: string, values: readonly unknown[]): Promise<Answer> {
    try {
      return translated(() => this.#run(text, values as readonly SQLInputValue[]))
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }

  #run(text: string, values: readonly SQLInputValue[]): Answer {
    const { statement, answers } = this.#prepared(text)
    if (!answers) return { rows: [], affected: Number(statement.run(...values).changes) }
    const rows = statement.all(...values)
    return { rows, affected: rows.length }
  }

  #prepared(text: string) {
    const kept = this.#statements.get(text)
    if (kept) return kept
    const statement = this.#db.prepare(text)
    const entry = { statement, answers: statement.columns().length > 0 }
    if (this.#statements.size >= keptStatements) {
      const [oldest] = this.#statements.keys()
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(text, entry)
    return entry
  }
}

/** Waits for another process without holding up this one: SQLite's own busy timeout would block the event loop. */
async function untilFree(run: () => void): Promise<void> {
  const deadline = performance.now() + busyTimeoutMs
  for (;;) {
    try {
      return translated(run)
    } catch (error) {
      if (!(error instanceof StoreBusy) || performance.now() > deadline) throw error
    }
    await delay(busyPauseMs)
  }
}

class StoreBusy extends StoreDown {}

/** SQLite's result codes, https://www.sqlite.org/rescode.html; the low byte is the kind. */
const full = 13
const sharedMemoryFull = 4874
const readOnly = 8
const busy = 5
const down = new Set([6, 10, 11, 14, 26])

function translated<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
    if ((code & 0xff) === full || code === sharedMemoryFull)
      throw new StorageFull('There is no room left for the configuration store.', { cause: error })
    if ((code & 0xff) === readOnly) throw new TransactionMisuse('A read cannot write.', { cause: error })
    if ((code & 0xff) === busy) throw new StoreBusy('Another process holds the configuration store.', { cause: error })
    if (down.has(code & 0xff)) throw new StoreDown('The configuration store does not answer.', { cause: error })
    throw error
  }
}
