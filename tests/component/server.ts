import { onTestFinished, vi } from 'vitest'
import { queryClient } from '#api/queryClient.ts'
import type { Role } from '#domain/access.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { origin, testApp, type TestApp } from '../setup/apps.ts'

/** The real server app behind the console's own client: pages under test ask it as they would over the network. */
export async function withServer(role: Role, events: readonly HaggleEvent[] = []): Promise<TestApp> {
  const t = await testApp()
  await t.parts.events.insert(events)
  const send = await t.browserOf(role)
  const fetchSpy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const asked = new Request(input, init)
    // The page under test lives on jsdom's address, the app on its own.
    const { method, headers } = asked
    const body = method === 'GET' ? null : await asked.text()
    return send(new Request(asked.url.replace(location.origin, origin), { method, headers, body }))
  })
  onTestFinished(() => {
    fetchSpy.mockRestore()
    queryClient.clear()
  })
  return t
}
