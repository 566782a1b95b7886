import type { Log } from './ports/ports.ts'
import { StoreDown } from './stores/ports/errors.ts'
import type { StoreHealth, Stores } from './stores/ports.ts'

const tryAgainMs = 2_000

/**
 * The stores of a database that may not be up yet. Storefronts are served the last good snapshot meanwhile, so the server
 * starts without it, and goes on trying; everything else answers `storeDown`.
 *
 * @throws what `open` throws, unless it is `StoreDown`
 */
export async function storesWhenUp(
  open: () => Promise<Stores>,
  engine: StoreHealth['engine'],
  log: Log,
): Promise<Stores> {
  let stores: Stores | null = null
  let lastFailure = ''
  let closed = false
  let state: StoreHealth['state'] = 'starting'

  const attempt = async () => {
    try {
      stores = await open()
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error
      lastFailure = error.message
      log.warn('the configuration store does not answer; trying again', { reason: lastFailure })
    }
  }
  const keepTrying = async () => {
    while (stores === null && !closed) {
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs).unref())
      await attempt()
    }
    if (closed) await stores?.close()
  }

  await attempt()
  if (stores !== null) return stores
  const trying = keepTrying().catch((error: unknown) => {
    state = 'down'
    lastFailure = String(error)
    log.error('cannot use the configuration store', { reason: lastFailure })
  })
  const up = (): Stores => {
    if (stores === null) throw new StoreDown(lastFailure)
    return stores
  }
  return {
    transaction: async (work) => up().transaction(work),
    read: async (work) => up().read(work),
    health: async () => stores?.health() ?? { engine, state, reason: lastFailure },
    close: async () => {
      closed = true
      if (stores !== null) await stores.close()
      else void trying
    },
  }
}
