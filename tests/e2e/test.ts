/** Playwright's `test` with a server of its own per worker, and axe at hand. Every end-to-end test imports from here. */
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { startServer, type TestServer } from '../setup/server.ts'

type WorkerFixtures = { server: TestServer }

export const test = base.extend<object, WorkerFixtures>({
  server: [
    // Playwright reads the parameter's text, and insists on a destructuring even where nothing is needed.
    async ({ browserName: _ }, provide) => {
      const server = await startServer()
      await provide(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, provide) => provide(server.url),
})

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
