import { noCouponFigures } from '#domain/analytics/coupons.ts'
import { noPartnerFigures } from '#domain/analytics/partners.ts'
import { bucketStarts } from '#domain/analytics/zone.ts'
import { runningVersion } from '#domain/campaign/record.ts'
import { measuredRates, shopperQuestion } from '#domain/forecast/measure.ts'
import type { Market } from '#domain/market.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { byRank } from '#domain/partners/tiers.ts'
import { instantOf, type EpochMs, type Instant } from '#domain/time.ts'
import { codesIssued, knownRules } from '../campaigns/couponRules.ts'
import { categoriesOf, programmeInForce } from '../campaigns/programme.ts'
import { loadCampaign } from '../campaigns/stored.ts'
import { zoneNamed } from '../events/zone.ts'
import { answered, requireDays, scopeOf } from './asked.ts'
import { nowOf, os, type CallContext } from './base.ts'

const coupons = os.analytics.coupons.handler(async ({ context, input }) => {
  const { campaignId, where } = input
  const scope = { ...scopeOf(context, input), campaignId }
  requireDays(input.timeZone, scope)
  const rules = await context.parts.stores.read(async (s) => {
    const codes = codesIssued(await s.codes.batches(campaignId))
    return knownRules(await loadCampaign(s, campaignId), codes, where?.market)
  })
  const validity = new Map(rules.map((rule) => [rule.id, rule.validity]))
  const answer = await answered(context, context.parts.events.coupons({ ...input, ...scope, validity }))
  const named = new Map(rules.map((rule) => [rule.id, rule]))
  const unused = rules.filter(({ id, current }) => current && !answer.rules.some(({ couponId }) => couponId === id))
  return {
    ...answer,
    rules: [...answer.rules, ...unused.map(({ id }) => ({ couponId: id, figures: noCouponFigures(), groups: [] }))].map(
      (rule) => {
        const known = named.get(rule.couponId)
        return { ...rule, name: known?.name ?? null, issued: known?.issued ?? null }
      },
    ),
    buckets: answer.buckets.map(instantOf),
    days: answer.days.map((day) => ({ ...day, at: instantOf(day.at) })),
    asOf: nowOf(context),
  }
})

const partners = os.analytics.partners.handler(async ({ context, input }) => {
  const { question, programme } = await partnerQuestion(context, input)
  requireDays(input.timeZone, question)
  const none = { partners: [], total: noPartnerFigures(), tiers: [], days: [] }
  const buckets = bucketStarts(question.from, question.to, 'day', zoneNamed(input.timeZone))
  const answer =
    programme === null
      ? { ...none, buckets, unfinishedFrom: null }
      : await answered(context, context.parts.events.partners({ ...question, programme, timeZone: input.timeZone }))
  return {
    ...answer,
    programme: programme === null ? null : programmeFacts(programme),
    buckets: answer.buckets.map(instantOf),
    days: answer.days.map((day) => ({ ...day, at: instantOf(day.at) })),
    asOf: nowOf(context),
  }
})

const partnerUsers = os.analytics.partnerUsers.handler(async ({ context, input }) => {
  const { question, programme } = await partnerQuestion(context, input)
  if (programme === null) return { total: 0, users: [] }
  const { partnerId, limit } = input
  const asked = { ...question, programme, partnerId, limit }
  const { total, users } = await answered(context, context.parts.events.partnerUsers(asked))
  const instant = (at: EpochMs | null) => (at === null ? null : instantOf(at))
  return {
    total,
    users: users.map((user) => ({
      ...user,
      boundAt: instantOf(user.boundAt),
      until: instant(user.until),
      firstOrderAt: instant(user.firstOrderAt),
    })),
  }
})

/** A campaign as it was held: the version that runs, else the one published last, else its draft. */
const shopperRates = os.analytics.shopperRates.handler(async ({ context, input: { campaignId } }) => {
  const record = await context.parts.stores.read((s) => loadCampaign(s, campaignId))
  const now = nowOf(context)
  const { document } = runningVersion(record, now) ?? record.versions.at(-1) ?? record
  const counts = await answered(context, context.parts.events.shoppers(shopperQuestion(campaignId, document)))
  return { name: document.name, ...measuredRates(counts, document), asOf: now }
})

type AskedPartners = { campaignId: string; from: Instant; to: Instant; market?: Market | undefined }

async function partnerQuestion(context: CallContext, asked: AskedPartners) {
  const { campaignId, market } = asked
  const scope = { ...scopeOf(context, asked), campaignId, market }
  const campaign = await context.parts.stores.read((s) => loadCampaign(s, campaignId))
  const { programme, products } = programmeInForce(campaign, nowOf(context))
  return { programme, question: { ...scope, categories: categoriesOf(products) } }
}

function programmeFacts({ name, binding, ...programme }: PartnerProgramme) {
  const tiers = byRank(programme).map(({ id, name: tier }) => ({ id, name: tier }))
  return { name, rule: binding.rule, bindingDays: binding.days, tiers }
}

export const results = { coupons, partners, partnerUsers, shopperRates }
