/** `npm run directions`: fails on an import that goes the wrong way. */
import { existsSync } from 'node:fs'
import { cruise } from 'dependency-cruiser'
import { cruiseOptions, resolveOptions } from './directionRules.ts'

const roots = ['src', 'server', 'mocks', 'scripts'].filter((root) => existsSync(root))
const { output } = await cruise(roots, cruiseOptions, resolveOptions)
if (typeof output === 'string') throw new Error('dependency-cruiser returned text instead of a result')

const ours = output.modules.filter((module) => /^(src|server|mocks|scripts)\//.test(module.source))
const followed = ours.reduce((sum, module) => sum + module.dependencies.length, 0)
// Without a TypeScript 6 that it can load, dependency-cruiser reads no .ts file and passes on nothing.
if (ours.length === 0 || followed === 0)
  throw new Error(`saw ${ours.length} modules and ${followed} imports: nothing was checked`)

for (const { from, to, rule, cycle } of output.summary.violations) {
  const way = cycle ? cycle.map((step) => step.name).join(' → ') : to
  console.error(`${rule.name}: ${from} → ${way}`)
}
console.log(`${ours.length} modules, ${followed} imports, ${output.summary.error} in a wrong direction`)
process.exitCode = output.summary.error > 0 ? 1 : 0
