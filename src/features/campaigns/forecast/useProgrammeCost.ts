import { useEffect, useState } from 'react'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { ForecastProgress } from '#domain/forecast/simulate.ts'
import type { Market } from '#domain/market.ts'
import type { ProgrammeCost } from '#domain/partners/calculator.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { forecastSeed } from './ForecastProvider.tsx'
import { runProgrammeCost } from './runForecast.ts'

/** What the draft's partner programme costs over a forecast. While a later one is being worked out the earlier stays. */
export type ProgrammeForecast = {
  costs: Partial<Record<Market, ProgrammeCost>> | null
  /** The draft has changed since. */
  stale: boolean
  failed: boolean
  /** Null while nothing is being worked out. */
  progress: ForecastProgress | null
  runs: number
}

/** A rest in typing after which the figures are worked out anew. */
const restMs = 500
const runs = 200

type State = { of: CampaignDocument | null } & Pick<ProgrammeForecast, 'costs' | 'failed' | 'progress'>

/** Plays the draft in the forecast's worker, whenever it has come to rest. */
export function useProgrammeCost(): ProgrammeForecast {
  const { document } = useDraft()
  const [state, setState] = useState<State>({ of: null, costs: null, failed: false, progress: null })

  useEffect(() => {
    let cancel = () => undefined as void
    const rest = setTimeout(() => {
      const running = runProgrammeCost(document, { seed: forecastSeed, runs }, (progress) =>
        setState((before) => ({ ...before, progress })),
      )
      cancel = running.cancel
      running.result.then(
        (costs) => setState({ of: document, costs, failed: false, progress: null }),
        () => setState((before) => ({ ...before, of: document, failed: true, progress: null })),
      )
    }, restMs)
    return () => {
      clearTimeout(rest)
      cancel()
    }
  }, [document])

  return { ...state, stale: state.of !== document, runs }
}
