import type { PoolClient } from 'pg'
import type { Answer, Link } from '../sql/link.ts'
import { asError, translate } from './errors.ts'

/** One pooled connection for the length of one transaction. */
export class PostgresConnection implements Link {
  readonly #client: PoolClient
  /** The first failure inside the transaction: PostgreSQL would answer COMMIT with a silent rollback. */
  #failure: Error | undefined
  #lost = false
  readonly #onLoss = () => {
    this.#lost = true
  }

  constructor(client: PoolClient) {
    this.#client = client
    client.on('error', this.#onLoss)
  }

  async query(text: string, values: readonly unknown[]): Promise<Answer> {
    try {
      const { rows, rowCount } = await this.#client.query<Record<string, unknown>>(text, [...values])
      return { rows, affected: rowCount ?? 0 }
    } catch (error) {
      this.#failure ??= asError(error)
      return translate(error)
    }
  }

  async commit(): Promise<void> {
    if (this.#failure) translate(this.#failure)
    await this.query('commit', [])
  }

  async rollback(): Promise<void> {
    try {
      await this.#client.query('rollback')
    } catch {
      this.#lost = true
    }
  }

  /** Back to the pool; one whose state is unknown is closed instead. */
  release(): void {
    this.#client.off('error', this.#onLoss)
    this.#client.release(this.#lost)
  }
}
