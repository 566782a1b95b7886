import type { StatementsRequest } from '#contract/partners.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { statusOf } from '#domain/campaign/record.ts'
import { campaignStatuses } from '#domain/campaign/statuses.ts'
import { orderPrefixOf } from '#domain/import/mapRows.ts'
import type { Market } from '#domain/market.ts'
import { ratedCategories } from '#domain/partners/ceiling.ts'
import { checkProgramme } from '#domain/partners/checks.ts'
import type { FromEvents } from '#domain/partners/fromEvents.ts'
import { monthAfter } from '#domain/months.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { statementsInSteps } from '#domain/partners/statements.ts'
import { byRank, ratesFor } from '#domain/partners/tiers.ts'
import { campaignInput, mostMonthsTold, pastOrdersInput, statementsTold } from '#domain/partners/told.ts'
import { categoriesOf, programmeInForce } from '../campaigns/programme.ts'
import { loadCampaign, loadCampaigns } from '../campaigns/stored.ts'
import { fail } from '../http/problem.ts'
import { shapeOf } from '../imports/takeRows.ts'
import { inSteps, letOthers } from '../letOthers.ts'
import { answered, refuse } from './asked.ts'
import { nowOf, os, type CallContext } from './base.ts'

/** A file read wrongly is wrong in every row: the first ones say what is the matter. */
const mostProblems = 100

const calculate = os.partners.calculate.handler(async ({ input }) => {
  const { programme } = input.body
  const findings = checkProgramme(programme, '/programme').filter(({ severity }) => severity === 'error')
  if (findings.length > 0)
    fail('invalid', { errors: findings.map(({ pointer, code, data }) => ({ pointer, code, data })) })
  await letOthers()
  const problems = inputProblems(input.body)
  if (problems.length > 0) fail('invalid', { errors: problems.slice(0, mostProblems) })
  await letOthers()
  return inSteps(statementsInSteps(input.body))
})

const programmes = os.partners.programmes.handler(async ({ context }) => {
  const now = nowOf(context)
  const records = await context.parts.stores.read((s) => loadCampaigns(s, { now, status: shownStatuses }))
  const items = records.flatMap((record) => {
    const { programme, version } = programmeInForce(record, now)
    if (programme === null) return []
    const rates = programme.tiers.flatMap((tier) =>
      ratedCategories(programme).map((category) => ratesFor(tier, category).level1),
    )
    const { name, budget, tiers } = programme
    return [
      {
        campaignId: record.id,
        campaign: record.document.name,
        status: statusOf(record, now),
        version,
        name,
        tiers: tiers.length,
        commission: { lowest: Math.min(...rates), highest: Math.max(...rates) },
        limit: Object.fromEntries(programme.markets.map((market) => [market, budget[market] ?? 0])),
      },
    ]
  })
  return { items: items.toSorted((a, b) => (a.campaign < b.campaign ? -1 : 1)) }
})

const shownStatuses = campaignStatuses.filter((status) => status !== 'archived')

const statements = os.partners.statements.handler(async ({ context, input }) => {
  const { months } = input
  if (months !== undefined && months.to < months.from) refuse('/months/to', 'beforeFrom')
  if (months !== undefined && monthAfter(months.from, mostMonthsTold - 1) < months.to) refuse('/months/to', 'tooBig')
  const { events: pending } = await context.parts.stores.read((s) => s.outbox.pending())
  const asOf = nowOf(context)
  const { rules, found } = await workedOut(context, input)
  await letOthers()
  const { statements: told, ...rest } = await inSteps(statementsTold(found, { asked: months ?? null, asOf }))
  return {
    rules,
    ...rest,
    pending,
    statements: told.map(({ movements: _, ...statement }) => statement),
    asOf,
  }
})

const statement = os.partners.statement.handler(async ({ context, input }) => {
  const { month, partner } = input
  const asOf = nowOf(context)
  const { rules, found } = await workedOut(context, input)
  if (rules === null) return fail('notFound')
  await letOthers()
  const told = await inSteps(statementsTold(found, { asked: { from: month, to: month }, asOf }))
  return { rules, statement: told.statements.find((one) => one.partner === partner) ?? fail('notFound'), asOf }
})

type Asked = Pick<StatementsRequest, 'campaignId' | 'orders'>

/** By whose rules, and from what. @throws ProblemError `notFound`; `invalid` for an import that is not there. */
async function workedOut(context: CallContext, { campaignId, orders }: Asked) {
  const { record, imported } = await context.parts.stores.read(async (s) => ({
    record: await loadCampaign(s, campaignId),
    imported: orders.from === 'import' ? await s.imports.get(orders.importId) : undefined,
  }))
  if (orders.from === 'import' && imported === undefined) refuse('/orders/importId', 'unknown')
  const { programme, products, version } = programmeInForce(record, nowOf(context))
  const source = imported && { mapping: shapeOf(imported).mapping, fileHash: imported.fileHash }
  const market = orders.from === 'campaign' ? orders.market : source!.mapping.market
  if (programme?.markets.includes(market) !== true) return { rules: null, found: nothing }

  const { events } = context.parts
  const categories = categoriesOf(products)
  const given = { programme, market, categoryOf: (product: string) => categories.get(product) ?? null }
  const found =
    orders.from === 'import'
      ? pastOrdersInput({
          ...given,
          invented: orders.invented,
          events: await answered(
            context,
            events.pastOrders({ market, orderPrefix: orderPrefixOf({ ...source!, sha256: context.parts.hash }) }),
          ),
        })
      : campaignInput({
          ...given,
          events: await answered(context, eventsOf(context, { campaignId, programme, market })),
        })
  return { rules: rulesIn(programme, market, version), found }
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

export const partners = { calculate, programmes, statements, statement }
