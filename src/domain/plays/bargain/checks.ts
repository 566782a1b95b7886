import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { marketRules } from '../../marketRules.ts'
import { sum } from '../../money.ts'
import { marketsOf, nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { checkLostZero } from '../shared/prices.ts'
import { termsOf } from '../shared/products.ts'
import { unitsIn } from '../shared/usual.ts'
import { cleanShape, controlPoints, curveSteps, isRising } from './curve.ts'
import { discountOf, fastestFinish, maxJitter, maxNewUserWeight, planProblem } from './plan.ts'
import type { Bargain } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** An account more than this per device is a farm rather than a family. */
const sensiblePerDevice = 3

/** A second half of helpers that together cut less than this share of the discount is a tail that never ends. */
const leastSecondHalf = 0.05

/** What a bargain is checked for beside what every play is. */
export function checkBargain(play: Bargain, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  return [
    ...marketsOf(play, campaign).flatMap((market) => checkPrices(play, campaign, market, pointer)),
    ...checkCurve(play, pointer),
    ...checkLimits(play, pointer),
    ...checkFarming(play, campaign, pointer),
    ...checkConsolation(play, campaign, pointer),
  ]
}

function checkPrices(play: Bargain, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play), market: word('market', market) }
  const at = (field: string) => pointer + pointerTo(field, market)
  const list = play.listPrice[market]
  const floor = play.floorPrice[market]
  const terms = termsOf(campaign, play.productId, market)
  const found: FindingDraft[] = []

  if (list === undefined) {
    const fix = terms === undefined ? undefined : { pointer: at('listPrice'), value: terms.listPrice }
    found.push(finding('play.priceMissing', at('listPrice'), { ...naming, price: word('price', 'list') }, fix))
  }
  if (floor === undefined)
    found.push(finding('play.priceMissing', at('floorPrice'), { ...naming, price: word('price', 'floor') }))

  const minCut = play.minCut[market] ?? 0
  if (minCut < 1) {
    const fix = { pointer: at('minCut'), value: 1 }
    found.push(finding('bargain.minCutTooSmall', at('minCut'), naming, fix))
  }

  if (list !== undefined && terms !== undefined) {
    if (list > terms.listPrice) {
      const data = { ...naming, price: amountIn(market, list), list: amountIn(market, terms.listPrice) }
      const fix = { pointer: at('listPrice'), value: terms.listPrice }
      found.push(finding('bargain.listAboveProduct', at('listPrice'), data, fix))
    }
    const lost = checkLostZero(play, { market, price: list, terms, at: at('listPrice') })
    found.push(...lost)
    if (lost.length === 0 && list < terms.unitCost) {
      const data = {
        ...naming,
        price: amountIn(market, list),
        cost: amountIn(market, terms.unitCost),
        loss: amountIn(market, terms.unitCost - list),
      }
      found.push(finding('bargain.listBelowCost', at('listPrice'), data))
    }
  }

  if (list === undefined || floor === undefined) return found
  if (floor >= list) {
    const data = { ...naming, floor: amountIn(market, floor), list: amountIn(market, list) }
    return [...found, finding('bargain.floorNotBelowList', at('floorPrice'), data)]
  }
  const lost =
    terms === undefined
      ? []
      : checkLostZero(play, { market, price: floor, terms, at: at('floorPrice'), most: list - 1 })
  found.push(...lost)
  if (lost.length === 0 && terms !== undefined && floor < terms.unitCost) {
    const data = {
      ...naming,
      floor: amountIn(market, floor),
      cost: amountIn(market, terms.unitCost),
      loss: amountIn(market, terms.unitCost - floor),
      units: unitsIn(play, campaign, market) ?? 0,
    }
    const fix = terms.unitCost < list ? { pointer: at('floorPrice'), value: terms.unitCost } : undefined
    found.push(finding('bargain.floorBelowCost', at('floorPrice'), data, fix))
  }
  const needed = Math.max(play.helpers, 0) * Math.max(minCut, 1)
  if (list - floor < needed) {
    const data = {
      ...naming,
      discount: amountIn(market, list - floor),
      needed: amountIn(market, needed),
      helpers: play.helpers,
    }
    const fits = Math.floor((list - floor) / Math.max(minCut, 1))
    const fix = fits >= 1 ? { pointer: `${pointer}/helpers`, value: fits } : undefined
    found.push(finding('bargain.discountTooSmall', at('minCut'), data, fix))
  }
  return found
}

function checkCurve(play: Bargain, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  // With the initiator's own cut, one helper would mean no friend at all.
  if (play.helpers < (play.selfFirstCut ? 2 : 1)) found.push(finding('bargain.noHelpers', `${pointer}/helpers`, naming))
  if (play.jitter > maxJitter) {
    const data = { ...naming, jitter: { rate: play.jitter }, most: { rate: maxJitter } }
    found.push(
      finding('bargain.jitterTooLarge', `${pointer}/jitter`, data, { pointer: `${pointer}/jitter`, value: maxJitter }),
    )
  }
  if (play.helpers < 1) return found

  const points = controlPoints(play)
  const inner = points.length - play.shape.length - 1
  const wrong = points.findIndex((_, k) => k > 0 && !isRising(points.slice(k - 1, k + 1)))
  if (wrong > 0) {
    const point = Math.min(Math.max(wrong - inner, 0), Math.max(play.shape.length - 1, 0))
    const fix = { pointer: `${pointer}/shape`, value: cleanShape(play) }
    const code = wrong === inner && inner > 1 ? 'bargain.shapeBeforeFirstCut' : 'bargain.shapeNotRising'
    const at = play.shape.length === 0 ? `${pointer}/firstCut` : `${pointer}/shape/${point}`
    return [...found, finding(code, at, { ...naming, point: point + 1 }, fix)]
  }
  return [...found, ...checkTail(play, pointer)]
}

function checkTail(play: Bargain, pointer: string): FindingDraft[] {
  const steps = curveSteps(play)
  const second = steps.slice(Math.ceil(steps.length / 2))
  const share = sum(second) / Math.max(1, sum(steps))
  if (second.length < 2 || share >= leastSecondHalf) return []
  const data = {
    play: nameOf(play),
    helpers: second.length,
    share: { rate: Math.floor(share * 10_000) },
    rule: word('rule', 'cnBargainProgress'),
    source: marketRules.cnBargainProgress.source.title,
  }
  return [finding('bargain.endlessTail', `${pointer}/shape`, data)]
}

function checkLimits(play: Bargain, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  if (play.newUserWeight < 1 || play.newUserWeight > maxNewUserWeight) {
    const data = { ...naming, weight: play.newUserWeight, most: maxNewUserWeight }
    const value = play.newUserWeight < 1 ? 1 : maxNewUserWeight
    const at = `${pointer}/newUserWeight`
    found.push(finding('bargain.weightOutOfRange', at, data, { pointer: at, value }))
  }
  const friends = Math.max(0, play.helpers - (play.selfFirstCut ? 1 : 0))
  if (play.minNewHelpers > friends) {
    const at = `${pointer}/minNewHelpers`
    const data = { ...naming, needed: play.minNewHelpers, most: friends }
    found.push(finding('bargain.newHelpersOutOfRange', at, data, { pointer: at, value: friends }))
  }
  const atLeastOne = [
    ['windowHours', 'bargain.noWindow', 24],
    ['payWithinHours', 'bargain.noTimeToPay', 24],
    ['helpsPerPersonPerDay', 'bargain.noHelpsAllowed', 3],
    ['bargainsPerPerson', 'bargain.noBargainsAllowed', 1],
  ] as const
  for (const [field, code, value] of atLeastOne) {
    const at = `${pointer}/${field}`
    if (play[field] < 1) found.push(finding(code, at, naming, { pointer: at, value }))
  }
  return found
}

/** The farmers (羊毛党) come first: can one person's own accounts finish this? */
function checkFarming(play: Bargain, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const accounts = fastestFinish(play)
  const perDevice = play.eligibility.perDevice
  if (accounts < 1 || (perDevice !== null && perDevice < accounts)) return []
  const sound = marketsOf(play, campaign).filter((held) => planProblem(play, held) === null)
  const free = sound.find((held) => isAsGoodAsFree(play, held))
  const market = free ?? sound[0]
  if (market === undefined) return []
  const at = `${pointer}/eligibility/perDevice`
  const value = Math.min(sensiblePerDevice, accounts - 1)
  const data = {
    play: nameOf(play),
    market: word('market', market),
    accounts,
    each: amountIn(market, Math.floor((discountOf(play, market) ?? 0) / accounts)),
    floor: amountIn(market, play.floorPrice[market] ?? 0),
  }
  const fix = value >= 1 ? { pointer: at, value } : undefined
  // Goods for nothing, and nothing in the way of one person with a handful of accounts.
  const code = free !== undefined && perDevice === null ? 'bargain.onePersonFree' : 'bargain.onePersonFinishes'
  return [finding(code, at, data, fix)]
}

/** Does the floor leave no more than a hundredth of the price? */
function isAsGoodAsFree({ floorPrice, listPrice }: Bargain, market: Market): boolean {
  return (floorPrice[market] ?? 0) * 100 <= (listPrice[market] ?? 0)
}

function checkConsolation(play: Bargain, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const { consolation } = play
  if (consolation === null) return []
  return marketsOf(play, campaign).flatMap((market): FindingDraft[] => {
    const naming = { play: nameOf(play), market: word('market', market) }
    const amount = consolation.amount[market]
    const at = `${pointer}/consolation${pointerTo('amount', market)}`
    if (amount === undefined || consolation.units[market] === undefined) {
      const missing = amount === undefined ? at : `${pointer}/consolation${pointerTo('units', market)}`
      return [finding('bargain.consolationMissing', missing, naming)]
    }
    const discount = discountOf(play, market)
    if (discount === null || amount <= discount) return []
    const data = { ...naming, consolation: amountIn(market, amount), discount: amountIn(market, discount) }
    return [finding('bargain.consolationAboveDiscount', at, data)]
  })
}
