import { calibrate, defaultAssumptions } from '#domain/forecast/assumptions.ts'
import type { DataSet } from '#domain/qa/scenario.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { dayMs, epochOf, hourMs, instantOf, type EpochMs } from '#domain/time.ts'
import { christmasDocument, double11Document } from './documents.ts'
import { sampleProducts } from './products.ts'
import { draftCampaign, openShop, putLive, stockShop, type Ground, type Shop } from './shop.ts'
import { reportEvents } from './traffic.ts'

/** How much traffic a sample carries. The demo shows more than a browser tab would want to hold. */
export type Traffic = { shoppers: number; ordinaryPerDay: number }

export type Progress = (step: 'people' | 'catalogue' | 'campaigns' | 'events', done: number, total: number) => void

/** Days from the first simulated event to the last. */
const trafficDays = 30
const daysBeforeMain = 16

/** The year whose Double 11 is over, with all of its simulated days, at a moment. */
export function finishedYear(now: EpochMs): number {
  const year = new Date(now).getUTCFullYear()
  return now >= mainStart(year) + (trafficDays - daysBeforeMain) * dayMs ? year : year - 1
}

/** 11 November, 00:00 in Hong Kong, Taipei and Shanghai alike. */
const mainStart = (year: number): EpochMs => Date.UTC(year, 10, 11) - 8 * hourMs

/** The clock of each data set, for its screens to be the same every time. */
export function clockOf(dataSet: DataSet, year: number): EpochMs {
  return dataSet === 'liveDouble11'
    ? mainStart(year) + 2 * hourMs
    : mainStart(year) + (trafficDays - daysBeforeMain) * dayMs
}

export type SampleChoices = {
  year: number
  traffic: Traffic
  /** Where the clock is left; without it, at the data set's own moment. */
  now?: EpochMs
  onProgress?: Progress
}

/** Makes what a data set holds, through the app's own doors. */
export async function makeSample(
  dataSet: DataSet,
  ground: Ground,
  { year, traffic, now = clockOf(dataSet, year), onProgress = () => undefined }: SampleChoices,
): Promise<Shop> {
  ground.clock.set(mainStart(year) - 40 * dayMs)
  onProgress('people', 0, 1)
  const shop = await openShop(ground)
  if (dataSet !== 'empty') {
    onProgress('catalogue', 0, 1)
    await stockShop(shop)
    onProgress('campaigns', 0, 1)
    if (dataSet !== 'oneDraft') await makeDouble11(shop, { year, until: clockOf(dataSet, year), traffic, onProgress })
    ground.clock.set(now)
    if (dataSet !== 'liveDouble11') await draftChristmas(shop, new Date(now).getUTCFullYear())
    if (dataSet === 'huge') await cloneMany(shop, year)
  }
  ground.clock.set(now)
  return shop
}

/** The sample's shoppers open groups and bargains more often than the defaults have it, so that there is something to look at. */
const keen = calibrate(defaultAssumptions, { startRate: 2_500 }, 'the sample')

async function makeDouble11(
  shop: Shop,
  given: { year: number; until: EpochMs; traffic: Traffic; onProgress: Progress },
): Promise<void> {
  const { year, until, traffic, onProgress } = given
  const draft = await draftCampaign(
    await shop.as('manager'),
    { template: 'double11', name: `Double 11 ${year}`, markets: ['HK', 'TW', 'CN'], firstDay: `${year}-11-11` },
    (start) => double11Document(start, sampleProducts),
  )
  const live = await putLive(shop, draft, null)
  const from = mainStart(year) - daysBeforeMain * dayMs
  const events = shopperEvents({
    campaign: { id: live.id, document: live.document },
    ...traffic,
    assumptions: keen,
    seed: `sample ${year}`,
    from: instantOf(from),
    to: instantOf(until),
  })
  shop.ground.clock.set(until)
  const whole = until - from
  await reportEvents(shop, events, (_, upTo) => onProgress('events', epochOf(upTo) - from, whole))
}

async function draftChristmas(shop: Shop, year: number): Promise<void> {
  await draftCampaign(
    await shop.as('manager'),
    { template: 'christmas', name: `Christmas ${year}`, markets: ['HK', 'TW'], firstDay: `${year}-12-20` },
    (start) => christmasDocument(start, sampleProducts),
  )
}

/** Enough campaigns for lists to have pages. */
const many = 260

async function cloneMany(shop: Shop, year: number): Promise<void> {
  const manager = await shop.as('manager')
  const { items } = await manager.get<{ items: { id: string }[] }>('/api/campaigns')
  for (let k = 0; k < many; k++) {
    const firstDay = instantOf(mainStart(year) + (60 + k) * dayMs).slice(0, 10)
    await manager.send('POST', `/api/campaigns/${items[0]!.id}/clone`, { name: `Member day ${k + 1}`, firstDay })
  }
}
