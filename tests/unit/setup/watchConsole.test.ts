import { expect, it } from 'vitest'
import { watchConsole } from '../../setup/watchConsole.ts'

type Write = (...args: unknown[]) => void

function watched() {
  const writers: Record<string, Write> = {}
  const watch = watchConsole((method, write) => {
    writers[method] = write
    return { mockRestore: () => delete writers[method] }
  })
  return { writers, watch }
}

it('reports what a test wrote to console.error and console.warn', () => {
  const { writers, watch } = watched()
  writers['error']?.('no key for %s', 'row')
  writers['warn']?.('deprecated')
  expect(watch.finish()).toEqual(['no key for row', 'deprecated'])
  expect(writers).toEqual({})
})

it("lets pass only jsdom's own complaints about what it does not implement", () => {
  const { writers, watch } = watched()
  writers['error']?.(new Error('Not implemented: HTMLCanvasElement.getContext'))
  expect(watch.finish()).toEqual([])
})
