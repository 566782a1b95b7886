/** Playwright's `test` with a server and five people of its own per worker. Every end-to-end test imports from here. */
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { roles, type Role } from '#domain/access.ts'
import { startServer, type TestServer } from '../setup/server.ts'

export const password = 'correct horse battery staple'
export const emailOf = (role: Role): string => `${role}@shop.example`

type WorkerFixtures = { server: TestServer }
type Fixtures = { signInAs: (role: Role) => Promise<void> }

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // Playwright reads the parameter's text, and insists on a destructuring even where nothing is needed.
    async ({ browserName: _ }, provide) => {
      const server = await startServer()
      await addPeople(server)
      await provide(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ server }, provide) => provide(server.url),
  /** Signs in over HTTP; the form itself is tested in signIn.test.ts. */
  signInAs: ({ page, server }, provide) =>
    provide(async (role) => {
      const answer = await page.request.post('/api/session', {
        data: { email: emailOf(role), password },
        headers: { origin: server.url },
      })
      expect(answer.status()).toBe(200)
    }),
})

/** The first administrator comes through the one-time address, as on a fresh machine; the others are added by them. */
async function addPeople(server: TestServer): Promise<void> {
  const token = /\/setup\/(\S+)/.exec(server.output())?.[1]
  const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const first = await send(`/setup/${token}`, { email: emailOf('administrator'), name: 'Ada Admin', password })
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  for (const role of roles.filter((one) => one !== 'administrator'))
    await send(
      '/people',
      { email: emailOf(role), name: `The ${role}`, role, password },
      { cookie, 'idempotency-key': `e2e-${role}-key` },
    )
}

/** Fails with the rule and the elements, where the page as it stands breaks WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  )
  expect(found).toEqual([])
}

export { expect }
