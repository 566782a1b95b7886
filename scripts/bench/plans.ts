import { blankCampaign } from '#domain/campaign/create.ts'
import { createBargain } from '#domain/plays/bargain/create.ts'
import { instanceSeed, plannerFor } from '#domain/plays/bargain/plan.ts'
import { drawsOf, type Seed } from '#domain/seed.ts'
import { medianMs, type Figure } from './figure.ts'

const plansPerRun = 20_000
const discount = 199_900

/**
 * Bargain plans of the size people set up, against a plain loop over the same steps that only draws and adds: no curve,
 * no smallest cut, nothing rounded or shared out, so that its cuts miss the discount. At most ten times that is promised.
 */
export async function planBench(): Promise<Figure[]> {
  const begun = createBargain({ id: 'bench', campaign: blankCampaign({ name: 'bench', markets: ['HK'] }) })
  const prices = { listPrice: { HK: discount }, floorPrice: { HK: 0 }, minCut: { HK: 1 } }
  const figures: Figure[] = []
  for (const helpers of [20, 200]) {
    const planner = plannerFor({ ...begun, ...prices, helpers }, 'HK')
    const plain = await medianMs(async () => forSeeds((seed) => drawnAndAdded(seed, helpers)))
    const milliseconds = await medianMs(async () => forSeeds((seed) => planner(seed)[0]!))
    const bench = `plans (${plansPerRun})`
    figures.push(
      { bench, name: `plain loop of ${helpers}`, milliseconds: plain, ratio: 1, of: 'plain loop' },
      { bench, name: `bargain of ${helpers} helpers`, milliseconds, ratio: milliseconds / plain, of: 'plain loop' },
    )
  }
  return figures
}

/** What comes of the seeds is added up, so that no engine finds the work to be for nothing. */
function forSeeds(work: (seed: Seed) => number): number {
  let total = 0
  for (let k = 0; k < plansPerRun; k++) total += work(instanceSeed(`b_${k}`))
  return total
}

function drawnAndAdded(seed: Seed, steps: number): number {
  const draw = drawsOf(seed)
  let cut = 0
  for (let k = 0; k < steps; k++) cut += (discount / steps) * (0.9 + 0.2 * draw())
  return cut
}
