import { proxy, wrap, type Remote } from 'comlink'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Forecast, ForecastOptions, ForecastProgress } from '#domain/forecast/simulate.ts'
import type { ForecastWorker } from './forecast.worker.ts'

export type RunningForecast = {
  result: Promise<Forecast>
  /** Ends the work at once; `result` then never settles. */
  cancel: () => void
}

/** Starts a forecast in a worker of its own, so that typing never waits for it. */
export function runForecast(
  document: CampaignDocument,
  options: ForecastOptions,
  onProgress: (progress: ForecastProgress) => void = () => undefined,
): RunningForecast {
  const worker = new Worker(new URL('./forecast.worker.ts', import.meta.url), { type: 'module' })
  const remote: Remote<ForecastWorker> = wrap<ForecastWorker>(worker)
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
  })
  // What the worker said before it ended may still be on its way here.
  let cancelled = false
  const tell = (progress: ForecastProgress) => {
    if (!cancelled) onProgress(progress)
  }
  const result = Promise.race([remote.forecast(document, options, proxy(tell)), broken])
  return {
    result: result.finally(() => worker.terminate()),
    cancel: () => {
      cancelled = true
      worker.terminate()
    },
  }
}
