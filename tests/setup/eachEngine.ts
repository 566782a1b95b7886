import { describe } from 'vitest'

/** What names the engine to test on, for those that are not embedded. */
const servers: Record<string, string> = { postgres: 'TEST_DATABASE_URL', clickhouse: 'TEST_CLICKHOUSE_URL' }

/** Whether there is such an engine to test on. A named one that does not answer is a failure, not a reason to skip. */
export function isThere(engine: string): boolean {
  const variable = servers[engine]
  return variable === undefined || Boolean(process.env[variable])
}

/** The same cases on every engine. Those of an engine that is not there are listed and count as skipped. */
export function eachEngine<E extends { name: string }>(
  engines: readonly E[],
  title: string,
  cases: (engine: E) => void,
): void {
  for (const engine of engines) describe.runIf(isThere(engine.name))(`${title} on ${engine.name}`, () => cases(engine))
}
