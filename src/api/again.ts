import { apiErrorOf } from './problem.ts'

const mayPass = ['offline', 'overloaded', 'storeDown', 'storageFull', 'unreadable']
const tries = 6

export type Patience = { signal: AbortSignal; wait: (ms: number, signal: AbortSignal) => Promise<void> }

/**
 * One call of a long job: what may pass by itself (no connection, a busy server) is tried again for a minute.
 *
 * @returns null where it was stopped before it came through
 */
export async function again<T>(call: () => Promise<T>, { signal, wait }: Patience): Promise<T | null> {
  for (let turn = 1; ; turn++) {
    try {
      return await call()
    } catch (thrown) {
      const error = apiErrorOf(thrown)
      if (!mayPass.includes(error.code) || turn === tries) throw error
      if (signal.aborted) return null
      await wait(error.retryAfterSeconds ? error.retryAfterSeconds * 1_000 : turn * 2_000, signal)
      if (signal.aborted) return null
    }
  }
}

/** Waits that long, or until it is stopped. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
  })
}
