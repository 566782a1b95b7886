import { checkCodeBatch } from '../codes.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import { spanOf } from '../campaign/record.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import type { Market } from '../market.ts'
import { epochOf, instantOf, overlaps } from '../time.ts'
import { checkCases } from './caseChecks.ts'
import { checkEffect } from './effectChecks.ts'
import { checkGivers, givers } from './giverChecks.ts'
import { checkGoods, shelvesOf, type Shelves } from './goodsChecks.ts'
import { worstIn } from './exposure.ts'
import { labelOf } from './meet.ts'
import type { CouponRule } from './schema.ts'
import { plainCode } from './standing.ts'
import { checkStacking } from './stackingChecks.ts'
import { usesAllowed } from './uses.ts'
import { finding, word } from './vocabulary.ts'

/** Everything wrong or doubtful about a campaign's coupons, rule by rule and pair by pair. Never throws on a draft. */
export function checkCoupons(campaign: CampaignDocument): FindingDraft[] {
  if (campaign.coupons.length === 0) return [...checkGivers(campaign), ...checkCases(campaign)]
  const shelves = shelvesOf(campaign)
  return [
    ...campaign.coupons.flatMap((rule, k) => checkRule(rule, campaign, pointerTo('coupons', k), shelves)),
    ...checkSameCode(campaign),
    ...checkGivers(campaign),
    ...checkStacking(campaign, shelves),
    ...checkCases(campaign),
  ]
}

/** What is wrong with one rule by itself. `pointer` is its place in the document. */
function checkRule(rule: CouponRule, campaign: CampaignDocument, pointer: string, shelves: Shelves): FindingDraft[] {
  return [
    ...(rule.name === '' ? [finding('coupons.noName', `${pointer}/name`, {})] : []),
    ...checkMarkets(rule, campaign, pointer),
    ...checkWindow(rule, campaign, pointer),
    ...checkEffect(rule, campaign, pointer),
    ...checkGoods(rule, campaign, pointer, shelves),
    ...checkShoppers(rule, campaign, pointer),
    ...checkObtained(rule, campaign, pointer),
    ...checkLimits(rule, campaign, pointer),
  ]
}

/** Markets of a rule that its campaign is held in. */
function heldBy(rule: CouponRule, campaign: CampaignDocument): Market[] {
  return rule.markets.filter((market) => campaign.markets[market] !== undefined)
}

function checkMarkets(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const at = `${pointer}/markets`
  const held = heldBy(rule, campaign)
  if (rule.markets.length === 0) {
    const all = Object.keys(campaign.markets)
    const fix = all.length > 0 ? { pointer: at, value: all } : undefined
    return [finding('coupons.noMarket', at, { rule: labelOf(rule) }, fix)]
  }
  return rule.markets
    .filter((market) => !held.includes(market))
    .map((market) =>
      finding(
        'coupons.marketNotInCampaign',
        at,
        { rule: labelOf(rule), market: word('market', market) },
        { pointer: at, value: held },
      ),
    )
}

function checkWindow(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const at = `${pointer}/window`
  const named = { rule: labelOf(rule) }
  const { from, to } = rule.window
  if (epochOf(to) <= epochOf(from)) return [finding('coupons.windowEmpty', `${at}/to`, named)]
  const span = spanOf(campaign)
  if (span === null) return []
  const whole = { from: instantOf(span.from), to: instantOf(span.to) }
  if (!overlaps(rule.window, whole))
    return [finding('coupons.outsideCampaign', at, named, { pointer: at, value: whole })]
  return epochOf(to) > span.to ? [finding('coupons.outlivesCampaign', `${at}/to`, { ...named, end: { at: to } })] : []
}

function checkShoppers(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const at = `${pointer}/conditions`
  const named = { rule: labelOf(rule) }
  const { channels, phases, playOutcome } = rule.conditions
  return [
    ...channels
      .filter((channel) => !campaign.channels.includes(channel))
      .map((channel) =>
        finding('coupons.channelNotInCampaign', `${at}/channels`, { ...named, channel: word('salesChannel', channel) }),
      ),
    ...phases
      .filter((kind) => !campaign.phases.some((phase) => phase.kind === kind))
      .map((kind) => finding('coupons.phaseNotInCampaign', `${at}/phases`, { ...named, phase: word('phase', kind) })),
    ...(playOutcome?.plays ?? [])
      .filter((play) => !campaign.plays.some(({ id }) => id === play))
      .map((play) => finding('coupons.playUnknown', `${at}/playOutcome/plays`, { ...named, play })),
  ]
}

function checkObtained(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const at = `${pointer}/obtained`
  const named = { rule: labelOf(rule) }
  const { obtained } = rule
  switch (obtained.type) {
    case 'sharedCode':
      return obtained.code.trim() === '' ? [finding('coupons.codeMissing', `${at}/code`, named)] : []
    case 'uniqueCodes':
      return obtained.count === 0
        ? [finding('coupons.noCodes', `${at}/count`, named)]
        : [
            ...checkCodeBatch({ name: labelOf(rule), count: obtained.count, groups: obtained.groups }, at),
            ...checkCodesHaveUses(rule, obtained.count, campaign, at),
          ]
    case 'given':
      return givers(campaign).some(({ couponId }) => couponId === rule.id)
        ? []
        : [finding('coupons.givenByNobody', `${at}/type`, named)]
    default:
      return []
  }
}

/** Whoever holds a code past the last use is refused at the counter. */
function checkCodesHaveUses(rule: CouponRule, codes: number, campaign: CampaignDocument, at: string): FindingDraft[] {
  const uses = usesAllowed(rule, campaign)
  // No use at all is said of the limit.
  if (codes <= uses || uses === 0) return []
  const pointer = `${at}/count`
  return [finding('coupons.codesBeyondUses', pointer, { rule: labelOf(rule), codes, uses }, { pointer, value: uses })]
}

function checkLimits(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const { limits, obtained } = rule
  const found: FindingDraft[] = []
  for (const market of heldBy(rule, campaign)) {
    const named = { rule: labelOf(rule), market: word('market', market) }
    const [uses, budget] = [limits.uses[market], limits.budget[market]]
    const at = (field: 'uses' | 'budget') => `${pointer}${pointerTo('limits', field, market)}`
    if (uses === undefined && budget === undefined && obtained.type !== 'uniqueCodes')
      found.push(finding('coupons.noLimit', at('budget'), named))
    else if (worstIn(rule, campaign, market) === Number.POSITIVE_INFINITY)
      found.push(finding('coupons.noEnd', at('budget'), named))
    if (uses === 0) found.push(finding('coupons.limitZero', at('uses'), named))
    else if (budget === 0) found.push(finding('coupons.limitZero', at('budget'), named))
  }
  if (limits.perPerson === null && (obtained.type === 'sharedCode' || obtained.type === 'claimed'))
    found.push(
      finding(
        'coupons.noPersonLimit',
        `${pointer}/limits/perPerson`,
        { rule: labelOf(rule) },
        { pointer: `${pointer}/limits/perPerson`, value: 1 },
      ),
    )
  return found
}

/** One code for two rules: nobody could say which one a shopper means. */
function checkSameCode({ coupons }: CampaignDocument): FindingDraft[] {
  const holders = new Map<string, CouponRule>()
  return coupons.flatMap((rule, k): FindingDraft[] => {
    if (rule.obtained.type !== 'sharedCode' || rule.obtained.code.trim() === '') return []
    const code = plainCode(rule.obtained.code)
    const other = holders.get(code)
    if (other === undefined) {
      holders.set(code, rule)
      return []
    }
    const data = { rule: labelOf(rule), other: labelOf(other), code: rule.obtained.code }
    return [finding('coupons.sameCode', pointerTo('coupons', k, 'obtained', 'code'), data)]
  })
}
