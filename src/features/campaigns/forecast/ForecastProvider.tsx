import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Forecast } from '#domain/forecast/simulate.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { runForecast } from './runForecast.ts'

/** `stale`: the draft has changed since; a new one is being worked out and this one stays in sight. */
export type LiveForecast = { forecast: Forecast | null; stale: boolean; failed: boolean }

const ForecastContext = createContext<LiveForecast>({ forecast: null, stale: true, failed: false })

/** A rest in typing after which the figures at the side are worked out anew. */
const restMs = 500
/** Few enough to follow typing; the forecast page plays many more. */
const liveRuns = 60
export const forecastSeed = 'console'

/** Keeps a quick forecast of the draft as it stands, for the figures that are always in sight. */
export function ForecastProvider({ children }: { children: ReactNode }) {
  const { document } = useDraft()
  const [state, setState] = useState<{ of: CampaignDocument | null; forecast: Forecast | null; failed: boolean }>({
    of: null,
    forecast: null,
    failed: false,
  })

  useEffect(() => {
    let running: ReturnType<typeof runForecast> | null = null
    const rest = setTimeout(() => {
      running = runForecast(document, { seed: forecastSeed, runs: liveRuns })
      running.result.then(
        (forecast) => setState({ of: document, forecast, failed: false }),
        () => setState((before) => ({ ...before, of: document, failed: true })),
      )
    }, restMs)
    return () => {
      clearTimeout(rest)
      running?.cancel()
    }
  }, [document])

  return (
    <ForecastContext value={{ forecast: state.forecast, stale: state.of !== document, failed: state.failed }}>
      {children}
    </ForecastContext>
  )
}

export function useLiveForecast(): LiveForecast {
  return use(ForecastContext)
}
