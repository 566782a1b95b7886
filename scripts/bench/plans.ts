import { blankCampaign } from '#domain/campaign/create.ts'
import { createBargain } from '#domain/plays/bargain/create.ts'
import { instanceSeed, plannerFor } from '#domain/plays/bargain/plan.ts'
import { sum } from '#domain/money.ts'
import { drawsOf, type Seed } from '#domain/seed.ts'
import { medianMs, type Figure } from './figure.ts'

const plansPerRun = 20_000
const discount = 199_900

/**
 * Bargain plans of the size people set up, beside two plain loops over as many steps that are no plans: one only adds
 * the steps up, one draws each step anew and adds it. Neither rounds, shares out, or makes a list of its own.
 */
export async function planBench(): Promise<Figure[]> {
  const begun = createBargain({ id: 'bench', campaign: blankCampaign({ name: 'bench', markets: ['HK'] }) })
  const prices = { listPrice: { HK: discount }, floorPrice: { HK: 0 }, minCut: { HK: 1 } }
  const seeds = Array.from({ length: plansPerRun }, (_, k) => instanceSeed(`b_${k}`))
  let kept = 0
  // What comes of the seeds is added up, so that no engine finds the work to be for nothing.
  const timed = (work: (seed: Seed) => number) => medianMs(async () => seeds.forEach((seed) => (kept += work(seed))), 9)

  const figures: Figure[] = []
  for (const helpers of [20, 200]) {
    const planner = plannerFor({ ...begun, ...prices, helpers }, 'HK')
    const steps = planner('any')
    const adding = await timed(() => sum(steps))
    const drawing = await timed((seed) => drawnAndAdded(seed, helpers))
    const planning = await timed((seed) => planner(seed)[0]!)
    const bench = `plans (${plansPerRun}) of ${helpers} helpers`
    figures.push(
      { bench, name: 'loop that only adds', milliseconds: adding, ratio: 1, of: 'adding' },
      { bench, name: 'loop that draws and adds', milliseconds: drawing, ratio: drawing / adding, of: 'adding' },
      { bench, name: 'plans', milliseconds: planning, ratio: planning / adding, of: 'adding' },
      { bench, name: 'plans', milliseconds: planning, ratio: planning / drawing, of: 'drawing' },
    )
  }
  if (!Number.isFinite(kept)) throw new Error('the plans cut nothing that can be told')
  return figures
}

function drawnAndAdded(seed: Seed, steps: number): number {
  const draw = drawsOf(seed)
  let cut = 0
  for (let k = 0; k < steps; k++) cut += (discount / steps) * (0.9 + 0.2 * draw())
  return cut
}
