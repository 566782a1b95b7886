import { TransactionMisuse } from './ports/errors.ts'
import type { StoreSet } from './ports.ts'

/**
 * Runs the work of one transaction and holds it to its rules.
 *
 * Store calls and the steps between them run without a turn of the event loop, or have a call under way. So a turn that
 * finds the transaction open with no call under way proves that it awaits something else (a timer, `fetch`, another
 * transaction) while it keeps everybody else waiting. It is rejected on the spot, on every engine alike.
 *
 * @throws TransactionMisuse for that, and for calls nobody awaited. Stores used after the end throw it too.
 */
export async function guarded<T>(stores: StoreSet, work: (stores: StoreSet) => Promise<T>): Promise<T> {
  // Made here so that its stack names the transaction at fault.
  const misuse = new TransactionMisuse('A transaction awaited something that is not one of its stores.')
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => undefined)
  let open = true
  let underWay = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const watch = () => {
    clearTimeout(timer)
    if (open && underWay === 0)
      timer = setTimeout(() => {
        open = false
        broken.reject(misuse)
      }, 0)
  }
  const call = async (run: () => unknown): Promise<unknown> => {
    if (!open) throw new TransactionMisuse('A store was used after the end of its transaction.')
    underWay++
    clearTimeout(timer)
    try {
      return await run()
    } finally {
      underWay--
      watch()
    }
  }

  watch()
  try {
    const result = await Promise.race([work(watched(stores, call)), broken.promise])
    if (underWay > 0) throw new TransactionMisuse('A transaction ended before a store call that nobody awaited.')
    return result
  } finally {
    open = false
    clearTimeout(timer)
  }
}

type Call = (run: () => unknown) => Promise<unknown>

/** The same stores, with every method going through `call`. */
function watched(stores: StoreSet, call: Call): StoreSet {
  return new Proxy(stores, {
    get: (set, name) => {
      const store: unknown = Reflect.get(set, name)
      return typeof store === 'object' && store !== null ? watchedStore(store, call) : store
    },
  })
}

function watchedStore(store: object, call: Call): object {
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name)
      return typeof method === 'function'
        ? (...args: unknown[]) => call(() => Reflect.apply(method, target, args))
        : method
    },
  })
}
