import { describe, expect, it, vi } from 'vitest'
import { eachSqlStore, eachStore } from '../../integration/stores/engines.ts'
import { eachStoreEngine } from '../../setup/apps.ts'
import { eachEventEngine } from '../../setup/engine.ts'

it('lists the cases of every engine, and skips those whose engine is not there', () => {
  vi.stubEnv('TEST_DATABASE_URL', '')
  vi.stubEnv('TEST_CLICKHOUSE_URL', 'http://127.0.0.1:8123')
  const listed: string[] = []
  const listing = (runs: unknown) => (title: string) => void listed.push(`${runs ? 'run' : 'skip'} ${title}`)
  vi.spyOn(describe, 'runIf').mockImplementation(listing as never)

  for (const each of [eachStoreEngine, eachStore, eachSqlStore, eachEventEngine]) each('cases', () => undefined)
  expect(listed).toEqual([
    'run cases on sqlite',
    'skip cases on postgres',
    'run cases on memory',
    'run cases on sqlite',
    'skip cases on postgres',
    'run cases on memory',
    'run cases on sqlite',
    'skip cases on postgres',
    'run cases on chdb',
    'run cases on clickhouse',
  ])
})
