import { statusOf } from '#domain/campaign/record.ts'
import { campaignStatuses, type CampaignStatus } from '#domain/campaign/statuses.ts'
import { monthAfter } from '#domain/months.ts'
import { ratedCategories } from '#domain/partners/ceiling.ts'
import { checkProgramme } from '#domain/partners/checks.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import { statementsInSteps } from '#domain/partners/statements.ts'
import { ratesFor } from '#domain/partners/tiers.ts'
import type { Instant } from '#domain/time.ts'
import { mostMonthsTold } from '#domain/partners/stretch.ts'
import { soundProgramme } from '../campaigns/programme.ts'
import { loadCampaign, loadDocumentInForce } from '../campaigns/stored.ts'
import { fail } from '../http/problem.ts'
import { inSteps, letOthers } from '../letOthers.ts'
import { statementsNow, statementsOfMonth } from './partnerStatements/statementsNow.ts'
import type { StoreSet } from '../stores/ports.ts'
import { refuse } from './asked.ts'
import { nowOf, os } from './base.ts'

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

const programmes = os.partners.programmes.handler(async ({ context, input }) => {
  const now = nowOf(context)
  return context.parts.stores.read(async (s) => {
    const { campaignId, cursor, limit = usualLimit } = input
    const page =
      campaignId === undefined
        ? await s.campaigns.list({ now, status: shownStatuses, sort: 'name', cursor, limit })
        : { items: [await lineOf(s, campaignId, now)], nextCursor: null }
    const items: Awaited<ReturnType<typeof programmeOf>>[] = []
    for (const line of page.items) items.push(await programmeOf(s, line, now))
    return { items: items.filter((item) => item !== null), nextCursor: page.nextCursor }
  })
})

type Line = { id: string; name: string; status: CampaignStatus }

async function lineOf(stores: StoreSet, id: string, now: Instant): Promise<Line> {
  const record = await loadCampaign(stores, id)
  return { id, name: record.document.name, status: statusOf(record, now) }
}

/** What the list says of a campaign's programme; null where it has none that could pay anybody. */
async function programmeOf(stores: StoreSet, { id, name: campaign, status }: Line, now: Instant) {
  const { document, version } = await loadDocumentInForce(stores, id, now)
  const programme = soundProgramme(document.partners)
  if (programme === null) return null
  const rates = programme.tiers.flatMap((tier) =>
    ratedCategories(programme).map((category) => ratesFor(tier, category).level1),
  )
  const { name, budget, tiers, markets } = programme
  return {
    campaignId: id,
    campaign,
    status,
    version,
    name,
    tiers: tiers.length,
    commission: { lowest: Math.min(...rates), highest: Math.max(...rates) },
    limit: Object.fromEntries(markets.map((market) => [market, budget[market] ?? 0])),
  }
}

const usualLimit = 50
const shownStatuses = campaignStatuses.filter((status) => status !== 'archived')

const statements = os.partners.statements.handler(async ({ context, input }) => {
  const { months = null } = input
  if (months !== null && months.to < months.from) refuse('/months/to', 'beforeFrom')
  if (months !== null && monthAfter(months.from, mostMonthsTold - 1) < months.to) refuse('/months/to', 'tooBig')
  const { events: pending } = await context.parts.stores.read((s) => s.outbox.pending())
  const { rules, told, asOf } = await statementsNow(context, input, months)
  return {
    rules,
    ...told,
    pending,
    statements: told.statements.map(({ movements: _, ...one }) => one),
    asOf,
  }
})

const statement = os.partners.statement.handler(async ({ context, input }) => {
  const { month, partner } = input
  const { rules, told, asOf } = await statementsOfMonth(context, input, month)
  const found = told.statements.find((one) => one.partner === partner && one.month === month)
  if (rules === null || found === undefined) return fail('notFound')
  return { rules, statement: found, asOf }
})

export const partners = { calculate, programmes, statements, statement }
