import { expose } from 'comlink'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import {
  forecastCampaign,
  type Forecast,
  type ForecastOptions,
  type ForecastProgress,
} from '#domain/forecast/simulate.ts'

/** How often progress is told: often enough to move, not so often that telling costs more than working. */
const progressEveryMs = 60

const worker = {
  /** Plays a whole forecast. Cancelled by ending the worker. */
  forecast(
    document: CampaignDocument,
    options: ForecastOptions,
    onProgress: (progress: ForecastProgress) => void,
  ): Forecast {
    const run = forecastCampaign(document, options)
    let told = performance.now()
    for (;;) {
      const step = run.next()
      if (step.done === true) return step.value
      if (performance.now() - told < progressEveryMs) continue
      told = performance.now()
      onProgress(step.value)
    }
  },
}
export type ForecastWorker = typeof worker

expose(worker)
