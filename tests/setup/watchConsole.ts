import { format } from 'node:util'

type Spy = { mockRestore(): void }
type Method = 'error' | 'warn'

/**
 * Collects what is written to console.error and console.warn, so that a test can fail on it.
 *
 * A test that provokes a message on purpose spies on console itself: the inner spy then swallows it before it
 * reaches this one.
 */
export function watchConsole(spyOn: (method: Method, implementation: (...args: unknown[]) => void) => Spy) {
  const seen: string[] = []
  const spies = (['error', 'warn'] as const).map((method) =>
    spyOn(method, (...args) => {
      const text = format(...args)
      // jsdom has no layout: it reports what it does not implement through console.error.
      if (!text.includes('Not implemented:')) seen.push(text)
    }),
  )
  return {
    finish(): string[] {
      for (const spy of spies) spy.mockRestore()
      return seen
    },
  }
}
