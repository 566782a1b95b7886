/**
 * `npm run mutation [-- money lifecycle …]`: changes the rules in small ways, one at a time, and sees whether their own
 * tests notice. Each area must notice 85 in 100. A second run looks only at what has changed since.
 *
 * Left out is what only words, facts or a beginning are made of (`describe.ts`, `terms.ts`, `vocabulary.ts`, `create.ts`
 * and their like): the dictionaries' tests hold those, and a changed letter in them is no broken rule. So is what runs
 * once, as a module loads (schemas, tables): workers that stay warm load it only once, and would never see its changes.
 */
import { setPriority } from 'node:os'
import { Stryker } from '@stryker-mutator/core'

type Area = { mutate: string[]; testFiles: string[] }

const domain = 'src/domain'
const tests = 'tests/unit/domain'
const without = (folder: string, ...names: string[]): string[] => names.map((name) => `!${folder}/${name}.ts`)

const areas: Record<string, Area> = {
  money: { mutate: [`${domain}/money.ts`], testFiles: [`${tests}/money.test.ts`] },
  lifecycle: {
    mutate: [`${domain}/access.ts`, `${domain}/campaign/{lifecycle,record,acceptance}.ts`],
    testFiles: [`${tests}/access.test.ts`, `${tests}/campaign/{lifecycle,refusals,record,checks}.test.ts`],
  },
  bargain: {
    mutate: [
      `${domain}/plays/bargain/*.ts`,
      ...without(`${domain}/plays/bargain`, 'create', 'deliver', 'describe', 'shareTexts', 'terms', 'vocabulary'),
      // Told and written by others: the shoppers' tests and the vectors' own hold them.
      ...without(`${domain}/plays/bargain`, 'story', 'vectors'),
    ],
    testFiles: [
      `${tests}/plays/bargain/*.test.ts`,
      `${tests}/plays/prices.test.ts`,
      `${tests}/forecast/closedForms.test.ts`,
    ],
  },
  coupons: {
    mutate: [
      `${domain}/coupons/*.ts`,
      ...without(`${domain}/coupons`, 'create', 'deliver', 'describe', 'named', 'readBack', 'terms', 'vocabulary'),
    ],
    testFiles: [`${tests}/coupons/*.test.ts`],
  },
  partners: {
    mutate: [
      `${domain}/partners/*.ts`,
      ...without(`${domain}/partners`, 'create', 'deliver', 'describe', 'terms', 'vocabulary'),
    ],
    testFiles: [`${tests}/partners/*.test.ts`],
  },
  exposures: {
    mutate: [`${domain}/plays/*/exposure.ts`],
    testFiles: [
      `${tests}/plays/**/exposure.test.ts`,
      `${tests}/plays/{assist,flashSale,miniGame,reservation}/*.test.ts`,
    ],
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in areas))
if (unknown.length > 0)
  throw new Error(`no such area: ${unknown.join(', ')}; there are ${Object.keys(areas).join(', ')}`)

// Thousands of short runs: whatever else the machine has to do goes first.
setPriority(10)
for (const [name, area] of Object.entries(areas)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n── ${name}`)
  await new Stryker({
    ...area,
    incrementalFile: `reports/mutation/${name}.json`,
    htmlReporter: { fileName: `reports/mutation/${name}.html` },
  }).runMutationTest()
}
