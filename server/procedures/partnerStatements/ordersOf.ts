import type { StatementsRequest } from '#contract/partners.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { orderPrefixOf } from '#domain/import/mapRows.ts'
import type { Market } from '#domain/market.ts'
import type { Month } from '#domain/months.ts'
import type { FromEvents } from '#domain/partners/fromEvents.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import type { Stretch } from '#domain/partners/stretch.ts'
import { byRank } from '#domain/partners/tiers.ts'
import { campaignInput, pastOrdersInput } from '#domain/partners/told.ts'
import { categoriesOf, programmeInForce } from '../../campaigns/programme.ts'
import { loadCampaign } from '../../campaigns/stored.ts'
import { shapeOf } from '../../imports/takeRows.ts'
import { inSteps, letOthers } from '../../letOthers.ts'
import { answered, refuse } from '../asked.ts'
import { nowOf, type CallContext } from '../base.ts'
import { partTaken } from './partTaken.ts'

export type Asked = Pick<StatementsRequest, 'campaignId' | 'orders'>

type Import = { mapping: Parameters<typeof orderPrefixOf>[0]['mapping']; fileHash: string }

/** Whose statements are asked for: the campaign, and the source where past orders are. */
export type Subject = { record: CampaignRecord; source: Import | null }

/** @throws ProblemError `notFound`; `invalid` for an import that is not there. */
export async function subjectOf({ parts }: CallContext, { campaignId, orders }: Asked): Promise<Subject> {
  const { record, imported } = await parts.stores.read(async (s) => ({
    record: await loadCampaign(s, campaignId),
    imported: orders.from === 'import' ? await s.imports.get(orders.importId) : undefined,
  }))
  if (orders.from === 'import' && imported === undefined) refuse('/orders/importId', 'unknown')
  return { record, source: imported ? { mapping: shapeOf(imported).mapping, fileHash: imported.fileHash } : null }
}

/** By whose rules, and from what. `lastMonth` is of everything there is, where only a part of it is taken. */
export async function ordersOf(
  context: CallContext,
  { campaignId, orders }: Asked,
  { record, source }: Subject,
  months: Stretch | null,
): Promise<{ rules: ReturnType<typeof rulesIn> | null; found: FromEvents; lastMonth: Month | null }> {
  const { programme, products, version } = programmeInForce(record, nowOf(context))
  const market = orders.from === 'campaign' ? orders.market : source!.mapping.market
  if (programme?.markets.includes(market) !== true) return { rules: null, found: nothing, lastMonth: null }

  const { events: engine, hash, limits } = context.parts
  const all = await answered(
    context,
    orders.from === 'import'
      ? engine.pastOrders({ market, orderPrefix: orderPrefixOf({ ...source!, sha256: hash }) })
      : eventsOf(context, { campaignId, programme, market }),
  )
  await letOthers()
  const { events, lastMonth } = partTaken(all, { market, months, most: limits.statementEvents })
  const categories = categoriesOf(products)
  const given = { programme, market, events, categoryOf: (product: string) => categories.get(product) ?? null }
  const found =
    orders.from === 'import'
      ? await inSteps(pastOrdersInput({ ...given, invented: orders.invented }))
      : campaignInput(given)
  return { rules: rulesIn(programme, market, version), found, lastMonth }
}

const nothing: FromEvents = { input: null, leftOut: [] }

/** The campaign's events that its partners' statements rest on, with the order numbers that its storefront gave. */
async function eventsOf(
  { parts }: CallContext,
  asked: { campaignId: string; programme: PartnerProgramme; market: Market },
): Promise<HaggleEvent[]> {
  const now = parts.clock.now()
  const events = await parts.events.partnerEvents({ ...asked, categories: new Map(), from: 0, to: now, asOf: now })
  return events.map(({ orderId, ...event }) => ({
    ...event,
    // One market is asked for: its name in front of the number says nothing.
    ...(orderId === undefined ? {} : { orderId: orderId.slice(event.market.length + 1) }),
  }))
}

function rulesIn(programme: PartnerProgramme, market: Market, version: number | null) {
  const { name, holdDays, standing, budget } = programme
  const tiers = byRank(programme).map(({ id, name: tier, thresholds: { paid, orders, bound } }) => ({
    id,
    name: tier,
    paid: paid[market] ?? 0,
    orders,
    bound,
  }))
  return { version, name, market, limit: budget[market] ?? 0, holdDays, standing, tiers }
}
