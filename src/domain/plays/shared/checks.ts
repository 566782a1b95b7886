import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import { marketFacts, type Market } from '../../market.ts'
import { marketRules, type MarketRule, type MarketRuleKey } from '../../marketRules.ts'
import { nameFact } from '../../named.ts'
import { finding, word } from '../../speech/speech.ts'
import { epochOf, hourMs, instantOf, type EpochMs } from '../../time.ts'
import type { PlayDefinition } from '../play.ts'
import type { PlayBase, Reward } from './blocks.ts'
import { productOf, stockOf } from './products.ts'

/** Markets of a play that its campaign is held in: the ones further checks make sense in. */
export function marketsOf(play: Pick<PlayBase, 'markets'>, campaign: CampaignDocument): Market[] {
  return play.markets.filter((market) => campaign.markets[market] !== undefined)
}

/** The name people gave a play, or its id until they have. */
export function nameOf(play: Pick<PlayBase, 'name' | 'id'>): string {
  return play.name === '' ? play.id : play.name
}

/** What every play is checked for, whatever game it is: its name, product, markets, dates, limit and share card. */
export function checkCommon<P extends PlayBase>(
  definition: PlayDefinition<P>,
  play: P,
  campaign: CampaignDocument,
  pointer: string,
): FindingDraft[] {
  return [
    ...(play.name === '' ? [finding('play.noName', `${pointer}/name`, {})] : []),
    ...checkProduct(definition, play, campaign, pointer),
    ...checkMarkets(play, campaign, pointer),
    ...checkWindow(play, campaign, pointer, definition.instanceHours(play)),
    ...checkCap(definition, play, campaign, pointer),
    ...checkShareCard(play, pointer),
  ]
}

/** The one product of a play about exactly one; others see to theirs where they name them. */
function checkProduct<P extends PlayBase>(
  definition: PlayDefinition<P>,
  play: P,
  campaign: CampaignDocument,
  pointer: string,
): FindingDraft[] {
  if (definition.withProduct === null) return []
  const at = `${pointer}/productId`
  const product = productOf(campaign, definition.products(play)[0] ?? '')
  if (product === undefined) return [finding('play.noProduct', at, { play: nameOf(play) })]
  return marketsOf(play, campaign)
    .filter((market) => product.terms[market] === undefined)
    .map((market) =>
      finding('play.productNotSoldHere', at, {
        play: nameOf(play),
        product: nameFact(product),
        market: word('market', market),
      }),
    )
}

function checkMarkets(play: PlayBase, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const at = `${pointer}/markets`
  if (play.markets.length === 0) {
    const all = Object.keys(campaign.markets)
    return [
      finding('play.noMarket', at, { play: nameOf(play) }, all.length > 0 ? { pointer: at, value: all } : undefined),
    ]
  }
  const known = marketsOf(play, campaign)
  return play.markets
    .filter((market) => !known.includes(market))
    .map((market) =>
      finding(
        'play.marketNotInCampaign',
        at,
        { play: nameOf(play), market: word('market', market) },
        { pointer: at, value: known },
      ),
    )
}

function checkWindow(
  play: PlayBase,
  campaign: CampaignDocument,
  pointer: string,
  instanceHours: number,
): FindingDraft[] {
  const at = `${pointer}/window`
  const from = epochOf(play.window.from)
  const to = epochOf(play.window.to)
  if (to <= from) return [finding('play.windowEmpty', `${at}/to`, { play: nameOf(play) })]
  const found: FindingDraft[] = []
  for (const market of marketsOf(play, campaign)) {
    const held = phaseBlocks(campaign, market)
    const last = held.at(-1)
    if (last === undefined) continue
    const naming = { play: nameOf(play), market: word('market', market) }
    if (!held.some((block) => block.from <= from && to <= block.to))
      found.push(finding('play.outsidePhases', at, naming))
    else if (!play.mayOutlive && to + instanceHours * hourMs > last.to) {
      const data = { ...naming, hours: { hours: instanceHours }, end: { at: instantOf(last.to) } }
      found.push(finding('play.outlivesCampaign', `${at}/to`, data, { pointer: `${pointer}/mayOutlive`, value: true }))
    }
  }
  return found
}

/** The stretches of time a market's phases cover, joined where they touch, in order. */
export function phaseBlocks(campaign: CampaignDocument, market: Market): { from: EpochMs; to: EpochMs }[] {
  const spans = campaign.phases
    .filter((phase) => phase.markets.includes(market))
    .map(({ window }) => ({ from: epochOf(window.from), to: epochOf(window.to) }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from)
  const blocks: { from: EpochMs; to: EpochMs }[] = []
  for (const span of spans) {
    const last = blocks.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else blocks.push({ ...span })
  }
  return blocks
}

function checkCap<P extends PlayBase>(
  definition: PlayDefinition<P>,
  play: P,
  campaign: CampaignDocument,
  pointer: string,
): FindingDraft[] {
  // What several products take is added up over all plays, in the campaign's own checks.
  const productId = definition.withProduct === null ? undefined : definition.products(play)[0]
  const found: FindingDraft[] = []
  const { cap } = play
  for (const market of marketsOf(play, campaign)) {
    const at = pointer + pointerTo('cap', 'units', market)
    const naming = { play: nameOf(play), market: word('market', market) }
    const units = cap.units[market]
    const terms = productId === undefined ? undefined : productOf(campaign, productId)?.terms[market]
    const stock = terms === undefined ? undefined : stockOf(campaign, terms)
    const taken = productId === undefined ? 0 : definition.unitsOf(play, productId, market, campaign)
    const fix = stock === undefined || stock === 0 ? undefined : { pointer: at, value: stock }
    if (units === undefined && cap.budget[market] === undefined) found.push(finding('cap.missing', at, naming, fix))
    if (units === undefined && stock === 0) found.push(finding('cap.noStock', at, naming))
    if (units === 0) found.push(finding('cap.zero', at, naming, fix))
    else if (stock !== undefined && taken > stock)
      found.push(finding('cap.overStock', at, { ...naming, units: taken, stock }, fix))
    if (cap.budget[market] === 0) found.push(finding('cap.zero', pointer + pointerTo('cap', 'budget', market), naming))
  }
  if (cap.whenExhausted === 'fallBackToCoupon')
    found.push(
      ...(cap.couponId === null
        ? [finding('cap.couponMissing', `${pointer}/cap/couponId`, { play: nameOf(play) })]
        : checkCoupon(play, campaign, cap.couponId, `${pointer}/cap/couponId`)),
    )
  return found
}

/** A reward that is paid as a coupon names one of the campaign's. */
export function checkReward(
  play: PlayBase,
  campaign: CampaignDocument,
  reward: Reward,
  pointer: string,
): FindingDraft[] {
  if (reward.pays !== 'coupon') return []
  const at = `${pointer}/couponId`
  return reward.couponId === null
    ? [finding('reward.couponMissing', at, { play: nameOf(play) })]
    : checkCoupon(play, campaign, reward.couponId, at)
}

/** A coupon that is given is one of the campaign's. */
export function checkCoupon(
  play: PlayBase,
  campaign: CampaignDocument,
  couponId: string,
  pointer: string,
): FindingDraft[] {
  const known = campaign.coupons.some(({ id }) => id === couponId)
  return known ? [] : [finding('reward.couponGone', pointer, { play: nameOf(play) })]
}

function checkShareCard(play: PlayBase, pointer: string): FindingDraft[] {
  const card = play.shareCard
  const at = `${pointer}/shareCard`
  const found: FindingDraft[] = []
  if (card.channels.length === 0) found.push(finding('shareCard.noChannel', `${at}/channels`, { play: nameOf(play) }))
  for (const channel of card.channels) {
    const naming = { play: nameOf(play), channel: word('socialChannel', channel) }
    if (
      play.markets.length > 0 &&
      !play.markets.some((market) => marketFacts[market].socialChannels.includes(channel))
    ) {
      const value = card.channels.filter((other) => other !== channel)
      found.push(
        finding('shareCard.channelNotInMarkets', `${at}/channels`, naming, { pointer: `${at}/channels`, value }),
      )
      continue
    }
    for (const [key, rule] of rulesFor(play)) {
      if (rule.channel !== channel) continue
      const data = { ...naming, rule: word('rule', key), source: rule.source.title }
      found.push(finding('shareCard.platformRule', `${at}/channels`, data))
    }
  }
  for (const market of play.markets) {
    for (const language of marketFacts[market].termsLanguages) {
      const text = card.texts[language]
      if (text !== undefined && text.title !== '' && text.text !== '') continue
      found.push(
        finding('shareCard.textMissing', `${at}${pointerTo('texts', language)}`, {
          play: nameOf(play),
          language: word('language', language),
          market: word('market', market),
        }),
      )
    }
  }
  return found
}

/** Rules of channels on giving something for a share, for plays that do and are not named by them as they are. */
export function checkPaidShares(play: PlayBase, pointer: string): FindingDraft[] {
  const at = `${pointer}/shareCard/channels`
  return play.shareCard.channels.flatMap((channel) =>
    rulesAgainstPaidShares(play).flatMap(([key, rule]) => {
      if (rule.channel !== channel || rule.plays.includes(play.kind)) return []
      const data = {
        play: nameOf(play),
        channel: word('socialChannel', channel),
        rule: word('rule', key),
        source: rule.source.title,
      }
      const value = play.shareCard.channels.filter((other) => other !== channel)
      return [finding('shareCard.platformRule', at, data, { pointer: at, value })]
    }),
  )
}

/** Rules that speak against giving something for a share, where a play is played. */
export function rulesAgainstPaidShares(play: Pick<PlayBase, 'markets'>): [MarketRuleKey, MarketRule][] {
  return (Object.entries(marketRules) as [MarketRuleKey, MarketRule][]).filter(
    ([, rule]) => rule.ways?.includes('share') && play.markets.some((market) => rule.markets.includes(market)),
  )
}

/** Rules of places and platforms that name this kind of play where it is played. */
export function rulesFor(play: Pick<PlayBase, 'kind' | 'markets'>): [MarketRuleKey, MarketRule][] {
  return (Object.entries(marketRules) as [MarketRuleKey, MarketRule][]).filter(
    ([, rule]) => rule.plays.includes(play.kind) && play.markets.some((market) => rule.markets.includes(market)),
  )
}
