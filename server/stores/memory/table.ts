import { TransactionMisuse } from '../ports/errors.ts'

/** What one transaction has done so far, so that it can be undone. Transactions run one at a time. */
export class Journal {
  #undo: (() => void)[] = []
  #mode: 'read' | 'write' = 'read'
  #failure: Error | undefined

  begin(mode: 'read' | 'write'): void {
    this.#mode = mode
    this.#undo = []
    this.#failure = undefined
  }

  /** @throws TransactionMisuse in a read. */
  note(undo: () => void): void {
    if (this.#mode === 'read') throw this.fail(new TransactionMisuse('A read cannot write.'))
    this.#undo.push(undo)
  }

  /** Work that swallows this failure is not committed, as on the SQL engines. */
  fail(failure: Error): Error {
    this.#failure ??= failure
    return failure
  }

  commit(): void {
    if (this.#failure) throw this.#failure
    this.#undo = []
  }

  rollback(): void {
    for (const undo of this.#undo.reverse()) undo()
    this.#undo = []
  }
}

/** Rows by key. Rows go in and come out as copies, so that nobody changes what is stored by holding on to it. */
export class Table<Row extends object> {
  readonly #rows = new Map<string, Row>()
  readonly #journal: Journal
  readonly #keyOf: (row: Row) => string

  constructor(journal: Journal, keyOf: (row: Row) => string) {
    this.#journal = journal
    this.#keyOf = keyOf
  }

  get(...key: (string | number)[]): Row | undefined {
    const row = this.#rows.get(keyText(...key))
    return row && structuredClone(row)
  }

  has(...key: (string | number)[]): boolean {
    return this.#rows.has(keyText(...key))
  }

  /** Copies of the rows that match, in the order given. */
  select(matches: (row: Readonly<Row>) => boolean, order: (a: Row, b: Row) => number): Row[] {
    return [...this.#rows.values()]
      .filter(matches)
      .toSorted(order)
      .map((row) => structuredClone(row))
  }

  find(matches: (row: Readonly<Row>) => boolean): Row | undefined {
    const row = this.#rows.values().find(matches)
    return row && structuredClone(row)
  }

  count(matches: (row: Readonly<Row>) => boolean = () => true): number {
    return this.#rows.values().reduce((n, row) => (matches(row) ? n + 1 : n), 0)
  }

  /** In the place of a row of the same key. */
  put(row: Row): void {
    const key = this.#keyOf(row)
    const before = this.#rows.get(key)
    this.#journal.note(() => (before ? this.#rows.set(key, before) : this.#rows.delete(key)))
    this.#rows.set(key, structuredClone(row))
  }

  /** @throws Error where the key is taken. */
  add(row: Row): void {
    const key = this.#keyOf(row)
    if (this.#rows.has(key)) throw this.#journal.fail(new Error(`${key} is there already`))
    this.put(row)
  }

  remove(matches: (row: Readonly<Row>) => boolean): number {
    const gone = [...this.#rows].filter(([, row]) => matches(row))
    for (const [key] of gone) this.#remove(key)
    return gone.length
  }

  removeKey(...key: (string | number)[]): boolean {
    return this.#remove(keyText(...key))
  }

  #remove(key: string): boolean {
    const row = this.#rows.get(key)
    if (!row) return false
    this.#journal.note(() => this.#rows.set(key, row))
    return this.#rows.delete(key)
  }
}

export const keyText = (...parts: (string | number)[]): string => parts.join('\0')
