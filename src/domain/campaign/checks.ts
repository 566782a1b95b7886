import { checkCoupons } from '../coupons/checks.ts'
import { assumptionsOf, type Assumptions } from '../forecast/assumptions.ts'
import { pointerTo, type Finding, type FindingDraft } from '../finding.ts'
import { markets, type Market } from '../market.ts'
import { nameFact } from '../named.ts'
import { checkInCampaign, checkProgramme } from '../partners/checks.ts'
import { checkPlay, definitionOf } from '../plays/registry.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { meantPrice } from '../plays/shared/prices.ts'
import { epochOf, instantOf, overlaps, type Instant, type Span } from '../time.ts'
import { finding, word } from '../speech/speech.ts'
import { identified } from './acceptance.ts'
import { checkConflicts, type OtherCampaign } from './conflicts.ts'
import type { CampaignDocument, CampaignProduct, Phase } from './document.ts'
import { campaignExposure, missingRates } from './exposure.ts'
import { phaseKinds } from './phaseKinds.ts'
import { isOver, spanOf } from './record.ts'

export type CheckContext = {
  /** Campaigns that run or will run beside this one; not itself. */
  others?: readonly OtherCampaign[]
  /** Without it, nothing is said about what is past, or what has begun. */
  now?: Instant
  /** What shoppers meet now, where the campaign runs: some of it may not change any more. */
  running?: CampaignDocument
  assumptions?: Assumptions
}

/** From this share of the budget on, what is expected leaves no room for a good day. */
const nearBudget = 8_000

/**
 * Everything wrong or doubtful about a campaign, in the order of its pages. Never throws, whatever state the draft is
 * in. Errors stop review; warnings need a reason (`campaign/acceptance.ts`).
 */
export function checkCampaign(document: CampaignDocument, context: CheckContext = {}): Finding[] {
  const drafts = [
    ...checkBasics(document, context.now),
    ...checkPhases(document),
    ...checkProducts(document),
    ...document.plays.flatMap((play, k) => checkPlay(play, document, pointerTo('plays', k))),
    ...checkFrozen(document, context),
    ...checkCoupons(document),
    ...checkPartners(document),
    ...checkConflicts(document, context.others ?? []),
    ...checkBudget(document, context.assumptions ?? assumptionsOf(document)),
  ]
  return drafts.map((draft) => identified(draft, document))
}

function heldIn(document: CampaignDocument): Market[] {
  return markets.filter((market) => document.markets[market] !== undefined)
}

function checkBasics(document: CampaignDocument, now: Instant | undefined): FindingDraft[] {
  const found: FindingDraft[] = []
  if (heldIn(document).length === 0) found.push(finding('basics.noMarket', '/markets', {}))
  if (document.channels.length === 0) found.push(finding('basics.noChannel', '/channels', {}))
  if (document.phases.length === 0) found.push(finding('basics.noPhase', '/phases', {}))
  else if (!document.phases.some(({ kind }) => kind === 'main'))
    found.push(finding('basics.noMainPhase', '/phases', {}))
  if (document.plays.length === 0) found.push(finding('basics.noPlay', '/plays', {}))
  const span = spanOf(document)
  if (now !== undefined && span !== null && isOver(document, now))
    found.push(finding('basics.alreadyOver', '/phases', { end: { at: instantOf(span.to) } }))
  for (const list of ['phases', 'products', 'plays', 'coupons', 'couponCases'] as const) {
    const seen = new Set<string>()
    document[list].forEach(({ id }, k) => {
      if (seen.has(id)) found.push(finding('basics.duplicateId', pointerTo(list, k, 'id'), { id }))
      seen.add(id)
    })
  }
  for (const currency of missingRates(document)) {
    const data = { currency: word('currency', currency), into: word('currency', document.exchange.into) }
    found.push(finding('basics.exchangeRateMissing', pointerTo('exchange', 'millionths', currency), data))
  }
  return found
}

function checkPhases(document: CampaignDocument): FindingDraft[] {
  const held = heldIn(document)
  const found: FindingDraft[] = []
  document.phases.forEach((phase, k) => {
    const at = (field: string) => pointerTo('phases', k, field)
    const naming = { phase: word('phase', phase.kind) }
    if (epochOf(phase.window.to) <= epochOf(phase.window.from))
      found.push(finding('phase.empty', pointerTo('phases', k, 'window', 'to'), naming))
    if (phase.markets.length === 0)
      found.push(finding('phase.noMarket', at('markets'), naming, { pointer: at('markets'), value: held }))
    for (const market of phase.markets) {
      if (held.includes(market)) continue
      const value = phase.markets.filter((other) => held.includes(other))
      const data = { ...naming, market: word('market', market) }
      found.push(finding('phase.marketNotInCampaign', at('markets'), data, { pointer: at('markets'), value }))
    }
    document.phases.slice(0, k).forEach((other) => found.push(...checkPair(phase, other, k)))
  })
  if (document.phases.length > 0)
    for (const market of held)
      if (!document.phases.some((phase) => phase.markets.includes(market)))
        found.push(finding('phase.marketWithoutPhase', '/phases', { market: word('market', market) }))
  return found
}

/** What shoppers were promised by a play that has opened, and its edit would change. */
function checkFrozen(document: CampaignDocument, { now, running }: CheckContext): FindingDraft[] {
  if (now === undefined || running === undefined) return []
  const removed = running.plays.flatMap((before): FindingDraft[] => {
    const hasBegun = epochOf(now) >= epochOf(before.window.from) && epochOf(now) < epochOf(before.window.to)
    const isThere = document.plays.some(({ id, kind }) => id === before.id && kind === before.kind)
    if (isThere || !hasBegun || definitionOf(before).checkFrozen === undefined) return []
    const fix = { pointer: '/plays', value: [...document.plays, before] }
    const data = { play: before.name === '' ? before.id : before.name, end: { at: before.window.to } }
    return [finding('play.removedWhileRunning', '/plays', data, fix)]
  })
  const changed = document.plays.flatMap((play, k) => {
    const before = running.plays.find(({ id, kind }) => id === play.id && kind === play.kind)
    if (before === undefined || epochOf(now) < epochOf(before.window.from)) return []
    return definitionOf(play).checkFrozen?.(play, before, pointerTo('plays', k)) ?? []
  })
  return [...changed, ...removed]
}

/** Two phases in one market may not share a moment, and follow teaser, warm-up, main, encore. */
function checkPair(phase: Phase, other: Phase, index: number): FindingDraft[] {
  const shared = phase.markets.find((market) => other.markets.includes(market))
  if (shared === undefined) return []
  const data = { phase: word('phase', phase.kind), other: word('phase', other.kind), market: word('market', shared) }
  const at = pointerTo('phases', index, 'window')
  if (isSpan(phase.window) && isSpan(other.window) && overlaps(phase.window, other.window))
    return [finding('phase.overlap', at, data)]
  const rank = phaseKinds.indexOf(phase.kind) - phaseKinds.indexOf(other.kind)
  const after = epochOf(phase.window.from) - epochOf(other.window.from)
  return rank !== 0 && rank * after < 0 ? [finding('phase.order', at, data)] : []
}

function isSpan(window: Span): boolean {
  return epochOf(window.from) < epochOf(window.to)
}

/** A product that its own list price sells below cost; where a zero explains it, with the price that was meant. */
function checkListPrice(product: CampaignProduct, market: Market, at: string): FindingDraft[] {
  const terms = product.terms[market]
  if (terms === undefined || terms.listPrice >= terms.unitCost) return []
  const meant = meantPrice(terms.listPrice, terms.unitCost, dearestByCost * terms.unitCost)
  const data = {
    product: nameFact(product),
    market: word('market', market),
    price: amountIn(market, terms.listPrice),
    cost: amountIn(market, terms.unitCost),
    loss: amountIn(market, terms.unitCost - terms.listPrice),
  }
  return [finding('product.listBelowCost', at, data, meant === null ? undefined : { pointer: at, value: meant })]
}

/** Few things are sold for more than so many times what they cost. */
const dearestByCost = 4

function checkProducts(document: CampaignDocument): FindingDraft[] {
  const held = heldIn(document)
  return document.products.flatMap((product, k): FindingDraft[] => {
    const found: FindingDraft[] = []
    if (held.length > 0 && !held.some((market) => product.terms[market] !== undefined))
      found.push(finding('product.soldNowhere', pointerTo('products', k, 'terms'), { product: nameFact(product) }))
    for (const market of held) {
      found.push(...checkListPrice(product, market, pointerTo('products', k, 'terms', market, 'listPrice')))
      for (const [channel, units] of Object.entries(product.terms[market]?.stock ?? {})) {
        const known = document.channels.find((used) => used === channel)
        if (known !== undefined || units === 0) continue
        const data = {
          product: nameFact(product),
          channel: { word: `salesChannel.${channel}` },
          market: word('market', market),
        }
        const at = pointerTo('products', k, 'terms', market, 'stock', channel)
        found.push(finding('basics.channelNotInCampaign', at, data, { pointer: at, value: 0 }))
      }
    }
    return found
  })
}

function checkPartners(document: CampaignDocument): FindingDraft[] {
  const { partners } = document
  if (partners === null) return []
  const at = pointerTo('partners')
  return [...checkProgramme(partners, at), ...checkInCampaign(partners, document, at)]
}

function checkBudget(document: CampaignDocument, assumptions: Assumptions): FindingDraft[] {
  if (document.plays.length === 0 && document.coupons.length === 0 && document.partners === null) return []
  const { perMarket } = campaignExposure(document, assumptions)
  return heldIn(document).flatMap((market): FindingDraft[] => {
    const cost = perMarket[market]
    if (cost === undefined) return []
    const at = pointerTo('markets', market, 'budget')
    const naming = { market: word('market', market), budget: amountIn(market, cost.budget) }
    const found: FindingDraft[] = []
    if (cost.worst > cost.budget)
      found.push(finding('budget.worstOverBudget', at, { ...naming, worst: amountIn(market, cost.worst) }))
    if (cost.budget > 0 && BigInt(cost.expected) * 10_000n > BigInt(cost.budget) * BigInt(nearBudget)) {
      const share = { rate: Number((BigInt(cost.expected) * 10_000n) / BigInt(cost.budget)) }
      const data = { ...naming, expected: amountIn(market, cost.expected), share }
      found.push(finding('budget.expectedNearBudget', at, data))
    }
    return found
  })
}
