import { apiErrorOf } from './problem.ts'

const mayPass = ['offline', 'overloaded', 'storeDown', 'storageFull', 'unreadable']
const tries = 6

type Patience = { signal: AbortSignal; wait: (ms: number) => Promise<void> }

/** One call of a long job: what may pass by itself (no connection, a busy server) is tried again for a minute. */
export async function again<T>(call: () => Promise<T>, { signal, wait }: Patience): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await call()
    } catch (thrown) {
      const error = apiErrorOf(thrown)
      if (!mayPass.includes(error.code) || turn === tries || signal.aborted) throw error
      await wait(error.retryAfterSeconds ? error.retryAfterSeconds * 1_000 : turn * 2_000)
    }
  }
}
