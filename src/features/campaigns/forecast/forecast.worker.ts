import { expose } from 'comlink'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import {
  forecastCampaign,
  type Forecast,
  type ForecastOptions,
  type ForecastProgress,
} from '#domain/forecast/simulate.ts'
import type { Market } from '#domain/market.ts'
import { programmeCost, type ProgrammeCost } from '#domain/partners/calculator.ts'

/** How often progress is told: often enough to move, not so often that telling costs more than working. */
const progressEveryMs = 60

type OnProgress = (progress: ForecastProgress) => void

/** Plays a whole forecast. Cancelled by ending the worker. */
function forecast(document: CampaignDocument, options: ForecastOptions, onProgress: OnProgress): Forecast {
  const run = forecastCampaign(document, options)
  let told = performance.now()
  for (;;) {
    const step = run.next()
    if (step.done === true) return step.value
    if (performance.now() - told < progressEveryMs) continue
    told = performance.now()
    onProgress(step.value)
  }
}

/** What the partner programme costs over such a forecast; nothing without a programme. */
function partners(
  document: CampaignDocument,
  options: ForecastOptions,
  onProgress: OnProgress,
): Partial<Record<Market, ProgrammeCost>> {
  const played = forecast(document, options, onProgress)
  return document.partners === null ? {} : programmeCost(document.partners, document, played)
}

const worker = { forecast, partners }
export type ForecastWorker = typeof worker

expose(worker)
