import { createParser, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { FunnelRequest } from '#contract/analytics.ts'
import { funnelOrders } from '#domain/analytics/vocabulary.ts'
import type { Scope } from '../scope/useScope.ts'
import {
  fittingExclusions,
  presets,
  readExclusions,
  readSteps,
  readWindow,
  secondsOf,
  stepsOf,
  writeExclusions,
  writeSteps,
  writeWindow,
  type Exclusion,
  type FunnelStep,
  type Preset,
  type Window,
} from './setup.ts'

const funnelSearch = {
  steps: createParser<FunnelStep[]>({
    parse: readSteps,
    serialize: writeSteps,
    eq: (a, b) => writeSteps(a) === writeSteps(b),
  }),
  without: createParser<Exclusion[]>({
    parse: readExclusions,
    serialize: writeExclusions,
    eq: (a, b) => writeExclusions(a) === writeExclusions(b),
  }),
  within: createParser<Window>({
    parse: readWindow,
    serialize: writeWindow,
    eq: (a, b) => writeWindow(a) === writeWindow(b),
  }),
  order: parseAsStringLiteral(funnelOrders).withDefault('ordered'),
}

/** The funnel as it stands in the URL, with what it leaves open filled in. */
export function useFunnelSetup(scope: Scope) {
  const [search, setSearch] = useQueryStates(funnelSearch, { history: 'push', scroll: false })
  const steps = search.steps ?? stepsOf(usualPreset(scope))
  const setup = {
    steps,
    exclude: fittingExclusions(search.without ?? [], steps.length),
    window: search.within ?? { count: 7, unit: 'd' as const },
    order: search.order,
  }
  const set = (change: Partial<typeof setup>) => {
    const next = { ...setup, ...change }
    void setSearch({
      ...(change.steps ? { steps: change.steps } : {}),
      // A step that goes takes along what referred to it.
      without: fittingExclusions(next.exclude, next.steps.length).length > 0 ? next.exclude : null,
      ...(change.window ? { within: change.window } : {}),
      ...(change.order ? { order: change.order } : {}),
    })
  }
  return [setup, set] as const
}

export type FunnelSetup = ReturnType<typeof useFunnelSetup>[0]
export type SetFunnel = ReturnType<typeof useFunnelSetup>[1]

export function requestOf(
  setup: FunnelSetup,
  asked: Scope['asked'],
  breakdown: Scope['search']['split'],
): FunnelRequest {
  return {
    ...asked,
    steps: setup.steps,
    windowSeconds: secondsOf(setup.window),
    order: setup.order,
    ...(setup.exclude.length > 0 ? { exclude: setup.exclude } : {}),
    ...(breakdown ? { breakdown } : {}),
  }
}

/** What a campaign is about decides what is asked first; the whole shop has orders before it has plays. */
export function usualPreset({ campaign }: Pick<Scope, 'campaign'>): Preset {
  if (!campaign) return 'orders'
  const kinds = campaign.document.plays.map(({ kind }) => kind)
  return kinds.includes('groupBuy') ? 'groupBuy' : kinds.includes('bargain') ? 'bargain' : 'registration'
}

/** Which preset the steps are, if one. */
export function presetOf(steps: readonly FunnelStep[]): Preset | null {
  const text = writeSteps(steps)
  const names = Object.keys(presets) as Preset[]
  return names.find((name) => writeSteps(stepsOf(name)) === text) ?? null
}
