import { proxy, wrap, type Remote } from 'comlink'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Forecast, ForecastOptions, ForecastProgress } from '#domain/forecast/simulate.ts'
import type { ForecastWorker } from './forecast.worker.ts'

export type Running<Result> = {
  result: Promise<Result>
  /** Ends the work at once; `result` then never settles. */
  cancel: () => void
}
export type RunningForecast = Running<Forecast>

type OnProgress = (progress: ForecastProgress) => void

/** Starts a forecast in a worker of its own, so that typing never waits for it. */
export function runForecast(
  document: CampaignDocument,
  options: ForecastOptions,
  onProgress: OnProgress = () => undefined,
): RunningForecast {
  return run((worker, tell) => worker.forecast(document, options, proxy(tell)), onProgress)
}

/** The same, for what the campaign's partner programme costs over it. */
export function runProgrammeCost(document: CampaignDocument, options: ForecastOptions, onProgress: OnProgress) {
  return run((worker, tell) => worker.partners(document, options, proxy(tell)), onProgress)
}

function run<Result>(
  work: (worker: Remote<ForecastWorker>, tell: OnProgress) => Promise<Result>,
  onProgress: OnProgress,
): Running<Result> {
  const worker = new Worker(new URL('./forecast.worker.ts', import.meta.url), { type: 'module' })
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
  })
  // What the worker said before it ended may still be on its way here.
  let cancelled = false
  const tell = (progress: ForecastProgress) => {
    if (!cancelled) onProgress(progress)
  }
  const result = Promise.race([work(wrap<ForecastWorker>(worker), tell), broken])
  return {
    result: result.finally(() => worker.terminate()),
    cancel: () => {
      cancelled = true
      worker.terminate()
    },
  }
}
