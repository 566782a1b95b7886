import { resolve } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'
import { cruiseOptions, resolveOptions } from '../../../scripts/directionRules.ts'

/** A tiny console with one wrong import per file that is named after it, and right ones in all the others. */
const fixture = 'tests/fixtures/directions'

describe('import directions', () => {
  let result: ICruiseResult
  beforeAll(async () => {
    const { exclude: _, ...options } = cruiseOptions
    const { output } = await cruise(
      ['src', 'server', 'mocks'],
      { ...options, baseDir: fixture },
      { ...resolveOptions, modules: [resolve('node_modules')] },
    )
    if (typeof output === 'string') throw new Error('dependency-cruiser returned text')
    result = output
  })

  it('reads every file of the fixture', () => {
    expect(result.modules.filter((module) => /^(src|server|mocks)\//.test(module.source))).toHaveLength(30)
  })

  it('finds each wrong import, and no right one', () => {
    const found = result.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^(\.\.\/)+/, '')}`,
    )
    expect(found.toSorted()).toEqual([
      'api-types-only: src/api/carriesZod.ts → src/contract/session.ts',
      'app-own-code: src/app/mocksAtOnce.ts → mocks/browser.ts',
      'app-runs-in-a-browser: server/app.ts → crypto',
      'app-runs-in-a-browser: server/app.ts → node_modules/pg/esm/index.mjs',
      'app-types-only: src/app/carriesZod.ts → src/contract/session.ts',
      'components-own-code: src/components/knowsCampaigns.tsx → src/features/campaigns/list.ts',
      'domain-no-node: src/domain/readsFile.ts → fs',
      'domain-own-code: src/domain/campaign/readsContract.ts → src/contract/session.ts',
      'domain-own-code: src/domain/campaign/usesLib.ts → src/lib/formatMoney.ts',
      'domain-packages: src/domain/usesReact.ts → node_modules/react/index.js',
      'features-own-code: src/features/review/reachesUp.ts → src/app/router.ts',
      'features-own-code: src/features/review/servesItself.ts → server/app.ts',
      'mocks-only-on-demand: src/app/mocksAtOnce.ts → mocks/browser.ts',
      'mocks-own-code: mocks/opensDatabase.ts → server/main.ts',
      'no-circular: src/lib/circleA.ts → src/lib/circleB.ts',
      'no-feature-imports-another: src/features/review/borrows.ts → src/features/campaigns/list.ts',
      'procedures-on-top: server/delivery/asksProcedures.ts → server/procedures/names.ts',
      'server-own-code: server/usesConsole.ts → src/lib/formatMoney.ts',
    ])
  })
})
