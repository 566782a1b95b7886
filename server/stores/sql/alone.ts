import { AsyncLocalStorage } from 'node:async_hooks'
import { TransactionMisuse } from '../ports/errors.ts'

const current = new AsyncLocalStorage<{ open: boolean }>()

/**
 * Runs a transaction that must not be opened from within another: it would not see what the other has written, and on
 * SQLite wait for it for ever.
 *
 * @throws TransactionMisuse where it is.
 */
export async function alone<T>(run: () => Promise<T>): Promise<T> {
  if (current.getStore()?.open) throw new TransactionMisuse('A transaction was opened inside another.')
  const mark = { open: true }
  try {
    return await current.run(mark, run)
  } finally {
    mark.open = false
  }
}
