import { http } from 'msw/http'
import { setupWorker } from 'msw/browser'
import { defaultScenario, readScenario, writeScenario } from '#domain/qa/scenario.ts'
import { createMockApp } from './mockApp.ts'
import { openHeaders } from './openHeaders.ts'

const kept = 'haggle.scenario'

/**
 * Starts the mock server in this tab and puts a service worker between the console and the network. The scenario comes
 * from the URL; inside the console's own links it is remembered until the tab closes.
 */
export async function startMocks(): Promise<void> {
  const before = readScenario([...new URLSearchParams(sessionStorage.getItem(kept) ?? '')], defaultScenario)
  const scenario = readScenario([...new URLSearchParams(window.location.search)], before)
  sessionStorage.setItem(kept, new URLSearchParams(writeScenario(scenario)).toString())

  openHeaders(globalThis)
  const waiting = showProgress()
  const app = await createMockApp(scenario, {
    origin: window.location.origin,
    elapsed: () => performance.now(),
    onProgress: waiting.tell,
    onFault: (message, facts) => reportError(new Error(message, { cause: facts })),
  })
  const answered = ['/api/*', '/events', '/delivery/*', '/health', '/openapi.json']
  const worker = setupWorker(...answered.map((path) => http.all(path, ({ request }) => app.send(request))))
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
  waiting.end()
}

/** Making a sample takes seconds, before the console has any word of its own: a bar says that it goes on. */
function showProgress() {
  const bar = document.createElement('progress')
  bar.style.cssText = 'position:fixed;inset:0;margin:auto;width:240px;accent-color:var(--accent)'
  document.body.append(bar)
  return {
    tell: (_step: string, done: number, total: number) => {
      if (total > 1) {
        bar.max = total
        bar.value = done
      } else bar.removeAttribute('value')
    },
    end: () => bar.remove(),
  }
}
