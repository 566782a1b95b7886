import { pathToFileURL } from 'node:url'
import type { BrowserCommand } from 'vitest/node'
import type { Digests } from './forecastDigest.ts'

/** The command as a test in a browser sees it. */
export type DigestsInNode = { digestsInNode: () => Promise<Digests> }

/** A command that tests in a browser call: Node itself plays the same forecast and the same shoppers. */
export const digestsInNode: BrowserCommand<[]> = async ({ project }): Promise<Digests> => {
  const file = new URL('tests/setup/forecastDigest.ts', pathToFileURL(`${project.vitest.config.root}/`))
  const here = (await import(file.href)) as { digestsHere: () => Digests }
  return here.digestsHere()
}
