/** Playwright's `test` with a server and five people of its own per worker. Every end-to-end test imports from here. */
import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import type { Campaign } from '#contract/campaignShapes.ts'
import { roles, type Role } from '#domain/access.ts'
import type { PlayKind } from '#domain/plays/schema.ts'
import type { Opened } from '../../scripts/bundleBudget.ts'
import { startServer, type TestServer } from '../setup/server.ts'

export const password = 'correct horse battery staple'
export const emailOf = (role: Role): string => `${role}@shop.example`

type WorkerFixtures = {
  server: TestServer
  /** A draft to look at; a test that changes one makes its own. */
  campaign: Opened
}
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
  campaign: [async ({ server }, provide) => provide(await aCampaign(server)), { scope: 'worker' }],
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

type Sent = { cookie: string; body: unknown }

/** A call as the console makes it; `cookie` is what the answer sets, for the next one. */
async function send(server: TestServer, path: string, body: object, cookie = ''): Promise<Sent> {
  const answer = await fetch(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
  return { cookie: answer.headers.getSetCookie().map(withoutAttributes).join('; '), body: await answer.json() }
}

const withoutAttributes = (setCookie: string): string => setCookie.split(';')[0] ?? ''

/** The first administrator comes through the one-time address, as on a fresh machine; the others are added by them. */
async function addPeople(server: TestServer): Promise<void> {
  const token = /\/setup\/(\S+)/.exec(server.output())?.[1]
  const { cookie } = await send(server, `/setup/${token}`, { email: emailOf('administrator'), name: 'Ada', password })
  for (const role of roles.filter((one) => one !== 'administrator'))
    await send(server, '/people', { email: emailOf(role), name: `The ${role}`, role, password }, cookie)
}

/** Makes a campaign from the Double 11 template, as the manager. */
async function aCampaign(server: TestServer): Promise<Opened> {
  const { cookie } = await send(server, '/session', { email: emailOf('manager'), password })
  const { body } = await send(
    server,
    '/campaigns',
    { template: 'double11', name: 'Double 11', markets: ['HK', 'TW'], firstDay: '2027-11-11' },
    cookie,
  )
  const { id, document } = body as Campaign
  const playOf = (kind: PlayKind) => document.plays.find((play) => play.kind === kind)?.id ?? ''
  return { campaignId: id, bargain: playOf('bargain'), groupBuy: playOf('groupBuy') }
}

/** Fails with the rule and the elements, where the page as it stands breaks WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.length}, first ${nodes[0]?.target.join(' ')}: ${nodes[0]?.html}`,
  )
  expect(found).toEqual([])
}

/** Whatever fades or slides in has arrived: half way there its colours are nobody's. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  )
}

export { expect }
