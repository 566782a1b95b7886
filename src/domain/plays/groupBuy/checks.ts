import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { wholeInBasisPoints } from '../../money.ts'
import { marketsOf, nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { checkLostZero } from '../shared/prices.ts'
import { termsOf } from '../shared/products.ts'
import { unitsIn } from '../shared/usual.ts'
import { fullSize } from './ladder.ts'
import type { GroupBuy } from './schema.ts'
import { finding, word } from './vocabulary.ts'

const smallestGroup = 2
const sensiblePerDevice = 3

/** What a group buy is checked for beside what every play is. */
export function checkGroupBuy(play: GroupBuy, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const held = marketsOf(play, campaign)
  return [
    ...checkSizes(play, pointer),
    ...held.flatMap((market) => checkLadderPrices(play, campaign, market, pointer)),
    ...held.flatMap((market) => checkSolo(play, campaign, market, pointer)),
    ...checkLimits(play, campaign, held, pointer),
    ...checkExpiry(play, pointer),
    ...checkLeader(play, held, pointer),
  ]
}

function checkSizes(play: GroupBuy, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  if (play.ladder.length === 0) return [finding('groupBuy.noLadder', `${pointer}/ladder`, naming)]
  return play.ladder.flatMap(({ size }, k): FindingDraft[] => {
    const at = pointer + pointerTo('ladder', k, 'size')
    const before = play.ladder[k - 1]?.size
    const tooSmall =
      size < smallestGroup
        ? [finding('groupBuy.sizeTooSmall', at, { ...naming, size }, { pointer: at, value: smallestGroup })]
        : []
    const notRising =
      before !== undefined && size <= before
        ? [finding('groupBuy.sizesNotRising', at, { ...naming, size, before }, { pointer: at, value: before + 1 })]
        : []
    return [...tooSmall, ...notRising]
  })
}

function checkLadderPrices(
  play: GroupBuy,
  campaign: CampaignDocument,
  market: Market,
  pointer: string,
): FindingDraft[] {
  const terms = termsOf(campaign, play.productId, market)
  return play.ladder.flatMap((rung, k): FindingDraft[] => {
    const at = pointer + pointerTo('ladder', k, 'price', market)
    const price = rung.price[market]
    const naming = { play: nameOf(play), market: word('market', market) }
    if (price === undefined) return [finding('play.priceMissing', at, { ...naming, price: word('price', 'group') })]
    const found: FindingDraft[] = []
    const sized = { ...naming, size: rung.size, price: amountIn(market, price) }
    const before = play.ladder[k - 1]?.price[market]
    if (before !== undefined && price >= before)
      found.push(finding('groupBuy.pricesNotFalling', at, { ...sized, before: amountIn(market, before) }))
    if (terms === undefined) return found
    if (price >= terms.listPrice)
      found.push(finding('groupBuy.priceNotBelowList', at, { ...sized, list: amountIn(market, terms.listPrice) }))
    if (price >= terms.unitCost) return found
    const lost = checkLostZero(play, { market, price, terms, at, most: terms.listPrice - 1 })
    if (lost.length > 0) return [...found, ...lost]
    const data = {
      ...sized,
      cost: amountIn(market, terms.unitCost),
      loss: amountIn(market, terms.unitCost - price),
    }
    return [...found, finding('groupBuy.priceBelowCost', at, data)]
  })
}

function checkSolo(play: GroupBuy, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const at = pointer + pointerTo('soloPrice', market)
  const naming = { play: nameOf(play), market: word('market', market) }
  const price = play.soloPrice[market]
  const terms = termsOf(campaign, play.productId, market)
  const toList = terms === undefined ? undefined : { pointer: at, value: terms.listPrice }
  if (price === undefined)
    return [finding('play.priceMissing', at, { ...naming, price: word('price', 'solo') }, toList)]
  const found: FindingDraft[] = []
  const priced = { ...naming, price: amountIn(market, price) }
  const group = play.ladder[0]?.price[market]
  if (group !== undefined && price <= group)
    found.push(finding('groupBuy.soloNotAboveGroup', at, { ...priced, group: amountIn(market, group) }))
  if (terms === undefined) return found
  if (price > terms.listPrice)
    found.push(finding('groupBuy.soloAboveList', at, { ...priced, list: amountIn(market, terms.listPrice) }, toList))
  if (price >= terms.unitCost) return found
  const lost = checkLostZero(play, { market, price, terms, at })
  if (lost.length > 0) return [...found, ...lost]
  const data = {
    ...priced,
    cost: amountIn(market, terms.unitCost),
    loss: amountIn(market, terms.unitCost - price),
  }
  return [...found, finding('groupBuy.soloBelowCost', at, data)]
}

function checkLimits(
  play: GroupBuy,
  campaign: CampaignDocument,
  held: readonly Market[],
  pointer: string,
): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  const at = (field: string) => `${pointer}/${field}`
  if (play.hoursToFill < 1)
    found.push(finding('groupBuy.noTimeToFill', at('hoursToFill'), naming, { pointer: at('hoursToFill'), value: 24 }))
  for (const field of ['limitPerOrder', 'limitPerPerson'] as const)
    if (play[field] < 1) found.push(finding('groupBuy.noLimit', at(field), naming, { pointer: at(field), value: 1 }))
  if (play.limitPerOrder >= 1 && play.limitPerPerson >= 1 && play.limitPerOrder > play.limitPerPerson) {
    const data = { ...naming, order: play.limitPerOrder, person: play.limitPerPerson }
    const fix = { pointer: at('limitPerPerson'), value: play.limitPerOrder }
    found.push(finding('groupBuy.personLimitBelowOrderLimit', at('limitPerPerson'), data, fix))
  }
  const needed = fullSize(play) * Math.max(1, play.limitPerOrder)
  for (const market of held) {
    const units = unitsIn(play, campaign, market)
    if (units === undefined || units === 0 || needed <= units) continue
    const data = { ...naming, market: word('market', market), needed, units }
    found.push(finding('groupBuy.groupLargerThanStock', pointer + pointerTo('cap', 'units', market), data))
  }
  return found
}

function checkExpiry(play: GroupBuy, pointer: string): FindingDraft[] {
  const first = play.ladder[0]
  if (first === undefined) return []
  if (play.atExpiry === 'refund' && play.ladder.length > 1) {
    const fix = { pointer: `${pointer}/atExpiry`, value: 'completeAtHighestRung' }
    const data = { play: nameOf(play), size: fullSize(play) }
    return [finding('groupBuy.lowerRungsNeverApply', `${pointer}/atExpiry`, data, fix)]
  }
  if (play.atExpiry !== 'completeIfEnoughJoined') return []
  const naming = { play: nameOf(play), members: play.minRealMembers }
  const at = `${pointer}/minRealMembers`
  if (play.minRealMembers < smallestGroup || play.minRealMembers > first.size) {
    const fix = { pointer: at, value: Math.max(smallestGroup, first.size) }
    return [finding('groupBuy.realMembersOutOfRange', at, { ...naming, most: first.size }, fix)]
  }
  if (play.minRealMembers === first.size) return []
  const fix = { pointer: `${pointer}/atExpiry`, value: 'completeAtHighestRung' }
  return [finding('groupBuy.completesUnfilled', `${pointer}/atExpiry`, { ...naming, size: first.size }, fix)]
}

/** Is the leader's unit free, whatever the benefit is called? */
function isFree({ leaderBenefit: benefit, ladder }: GroupBuy, held: readonly Market[]): boolean {
  if (benefit.type === 'percent') return benefit.rate >= wholeInBasisPoints
  if (benefit.type !== 'amount') return benefit.type === 'free'
  return held.some((market) => {
    const price = ladder.at(-1)?.price[market]
    return price !== undefined && (benefit.amount[market] ?? 0) >= price
  })
}

function checkLeader(play: GroupBuy, held: readonly Market[], pointer: string): FindingDraft[] {
  const benefit = play.leaderBenefit
  const first = play.ladder[0]
  const found: FindingDraft[] = []
  if (benefit.type === 'amount') {
    for (const market of held) {
      const at = `${pointer}/leaderBenefit${pointerTo('amount', market)}`
      const naming = { play: nameOf(play), market: word('market', market) }
      const amount = benefit.amount[market]
      const price = play.ladder.at(-1)?.price[market]
      if (amount === undefined) found.push(finding('groupBuy.leaderBenefitMissing', at, naming))
      else if (price !== undefined && amount > price) {
        const data = { ...naming, benefit: amountIn(market, amount), price: amountIn(market, price) }
        found.push(finding('groupBuy.leaderBenefitTooLarge', at, data, { pointer: at, value: price }))
      }
    }
  }
  if (isFree(play, held) && first !== undefined) {
    const accounts = Math.max(0, first.size - 1)
    const perDevice = play.eligibility.perDevice
    const at = `${pointer}/eligibility/perDevice`
    const value = Math.min(sensiblePerDevice, accounts)
    if (accounts > 0 && (perDevice === null || perDevice > accounts)) {
      const data = { play: nameOf(play), size: first.size, accounts }
      found.push(finding('groupBuy.leaderFree', at, data, { pointer: at, value }))
    }
  }
  return found
}
