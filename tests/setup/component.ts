/** Component tests run in jsdom: matchers, a clean document after each test, and no silent console.error. */
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { watchConsole } from './watchConsole.ts'

// Two busy cores: a page that asks the server app may take seconds.
configure({ asyncUtilTimeout: 10_000 })

// antd asks for both on mount; jsdom has neither.
if (!globalThis.matchMedia) {
  globalThis.matchMedia = (query: string): MediaQueryList => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  })
}
if (!globalThis.ResizeObserver) {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
}

// jsdom knows <dialog> but cannot open it; focus and inertness are for tests in a real browser.
if (!('showModal' in HTMLDialogElement.prototype)) {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.setAttribute('open', '')
    },
    close(this: HTMLDialogElement) {
      this.removeAttribute('open')
    },
  })
}

let consoleWatch: ReturnType<typeof watchConsole>
beforeEach(() => {
  consoleWatch = watchConsole((method, implementation) => vi.spyOn(console, method).mockImplementation(implementation))
})
afterEach(() => {
  cleanup()
  const unexpected = consoleWatch.finish()
  expect(unexpected, 'console.error or console.warn that the test did not expect').toEqual([])
})
