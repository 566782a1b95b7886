import type { CampaignDocument } from '../../campaign/document.ts'
import { checkCodeBatch } from '../../codes.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { epochOf } from '../../time.ts'
import { checkPaidShares, marketsOf, nameOf, phaseBlocks } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { checkLostZero } from '../shared/prices.ts'
import { termsOf } from '../shared/products.ts'
import { unitsIn } from '../shared/usual.ts'
import { bonusOf, codesOf, mostPromised } from './promises.ts'
import type { Reservation } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** Everything a reservation's own rules are checked for before review. */
export function checkReservation(play: Reservation, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const held = marketsOf(play, campaign)
  return [
    ...checkPurchase(play, campaign, pointer),
    ...held.flatMap((market) => checkPrice(play, campaign, market, pointer)),
    ...held.flatMap((market) => checkQuota(play, campaign, market, pointer)),
    ...held.flatMap((market) => checkPromises(play, campaign, market, pointer)),
    ...checkLimit(play, pointer),
    ...checkBonus(play, held, pointer),
    ...checkBatches(play, pointer),
    ...(play.shareBonus.type === 'none' ? [] : checkPaidShares(play, pointer)),
  ]
}

function checkPurchase(play: Reservation, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const at = `${pointer}/purchaseWindow`
  const naming = { play: nameOf(play) }
  const [from, to] = [epochOf(play.purchaseWindow.from), epochOf(play.purchaseWindow.to)]
  if (to <= from) return [finding('reservation.purchaseEmpty', `${at}/to`, naming)]
  const found: FindingDraft[] = []
  if (from < epochOf(play.window.to)) {
    const fix = epochOf(play.window.to) < to ? { pointer: `${at}/from`, value: play.window.to } : undefined
    found.push(finding('reservation.purchaseBeforeReserving', `${at}/from`, naming, fix))
  }
  for (const market of marketsOf(play, campaign)) {
    const blocks = phaseBlocks(campaign, market)
    if (blocks.length === 0 || blocks.some((block) => block.from <= from && to <= block.to)) continue
    found.push(finding('reservation.purchaseOutsidePhases', at, { ...naming, market: word('market', market) }))
  }
  return found
}

function checkPrice(play: Reservation, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const at = pointer + pointerTo('price', market)
  const naming = { play: nameOf(play), market: word('market', market) }
  const terms = termsOf(campaign, play.productId, market)
  const price = play.price[market]
  if (price === undefined) {
    const fix = terms === undefined ? undefined : { pointer: at, value: terms.listPrice }
    return [finding('play.priceMissing', at, { ...naming, price: word('price', 'reserved') }, fix)]
  }
  if (terms === undefined) return []
  if (price > terms.listPrice) {
    const data = { ...naming, price: amountIn(market, price), list: amountIn(market, terms.listPrice) }
    return [finding('reservation.priceAboveList', at, data, { pointer: at, value: terms.listPrice })]
  }
  if (price < terms.unitCost) {
    const lost = checkLostZero(play, { market, price, terms, at })
    if (lost.length > 0) return lost
    const data = {
      ...naming,
      price: amountIn(market, price),
      cost: amountIn(market, terms.unitCost),
      loss: amountIn(market, terms.unitCost - price),
      units: unitsIn(play, campaign, market) ?? 0,
    }
    return [finding('reservation.priceBelowCost', at, data)]
  }
  const left = price - bonusOf(play, market)
  if (left >= terms.unitCost) return []
  const data = {
    ...naming,
    left: amountIn(market, left),
    cost: amountIn(market, terms.unitCost),
    loss: amountIn(market, terms.unitCost - left),
  }
  const place = pointer + pointerTo('shareBonus', 'amount', market)
  const margin = price - terms.unitCost
  const fix = margin > 0 ? { pointer: place, value: margin } : undefined
  return [finding('reservation.bonusBelowCost', place, data, fix)]
}

/** Places against units: no more than there are, unless it is said how many more. */
function checkQuota(play: Reservation, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const at = pointer + pointerTo('quota', market)
  const naming = { play: nameOf(play), market: word('market', market) }
  const quota = play.quota[market]
  const units = unitsIn(play, campaign, market)
  const fix = units === undefined || units === 0 ? undefined : { pointer: at, value: units }
  if (quota === undefined) return [finding('reservation.quotaMissing', at, naming, fix)]
  if (quota === 0) return [finding('reservation.quotaZero', at, naming, fix)]
  if (units === undefined || units === 0) return []
  const most = mostPromised(units, play.oversubscription)
  if (quota <= most) return []
  return [finding('reservation.quotaAboveStock', at, { ...naming, quota, units, most }, { pointer: at, value: most })]
}

/** Codes are promises too, and all of them may be used in one market: with its places they must not exceed what it has. */
function checkPromises(play: Reservation, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const codes = codesOf(play)
  const units = unitsIn(play, campaign, market)
  const quota = play.quota[market]
  if (codes === 0 || units === undefined || units === 0 || quota === undefined) return []
  const most = mostPromised(units, play.oversubscription)
  // Places alone beyond it are told by themselves.
  if (quota > most || quota + codes <= most) return []
  const at = pointer + pointerTo('quota', market)
  const data = { play: nameOf(play), market: word('market', market), quota, codes, units, most }
  const fix = codes < most ? { pointer: at, value: most - codes } : undefined
  return [finding('reservation.promisedTooMuch', at, data, fix)]
}

function checkLimit(play: Reservation, pointer: string): FindingDraft[] {
  if (play.limitPerPerson >= 1) return []
  const at = `${pointer}/limitPerPerson`
  return [finding('reservation.noLimit', at, { play: nameOf(play) }, { pointer: at, value: 1 })]
}

function checkBonus(play: Reservation, held: readonly Market[], pointer: string): FindingDraft[] {
  const bonus = play.shareBonus
  if (bonus.type === 'none') return []
  const naming = { play: nameOf(play) }
  const at = (field: string) => `${pointer}/shareBonus/${field}`
  const found: FindingDraft[] = []
  if (bonus.friends < 1)
    found.push(finding('reservation.noFriends', at('friends'), naming, { pointer: at('friends'), value: 1 }))
  if (bonus.type === 'earlier') {
    if (bonus.minutes < 1)
      found.push(finding('reservation.noHeadStart', at('minutes'), naming, { pointer: at('minutes'), value: 10 }))
    return found
  }
  for (const market of held) {
    const place = at('amount') + pointerTo(market)
    const amount = bonus.amount[market]
    const price = play.price[market]
    const where = { ...naming, market: word('market', market) }
    if (amount === undefined) found.push(finding('reservation.bonusMissing', place, where))
    else if (price !== undefined && amount > price) {
      const data = { ...where, bonus: amountIn(market, amount), price: amountIn(market, price) }
      found.push(finding('reservation.bonusAbovePrice', place, data, { pointer: place, value: price }))
    }
  }
  return found
}

function checkBatches(play: Reservation, pointer: string): FindingDraft[] {
  return play.batches.flatMap((batch, k): FindingDraft[] => {
    const at = pointer + pointerTo('batches', k)
    const name = batch.name === '' ? batch.id : batch.name
    const naming = { play: nameOf(play), batch: name }
    const found: FindingDraft[] = []
    if (batch.name === '') found.push(finding('reservation.batchNameless', `${at}/name`, naming))
    // By its id the codes that were made are known for what they are.
    if (play.batches.slice(0, k).some(({ id }) => id === batch.id))
      found.push(finding('reservation.batchTwice', `${at}/id`, naming))
    if (batch.count < 1)
      found.push(finding('reservation.batchEmpty', `${at}/count`, naming, { pointer: `${at}/count`, value: 100 }))
    if (batch.perPerson < 1) {
      const data = { ...naming, times: batch.perPerson }
      found.push(
        finding('reservation.batchPerPerson', `${at}/perPerson`, data, { pointer: `${at}/perPerson`, value: 1 }),
      )
    }
    return [...found, ...checkCodeBatch({ name, count: batch.count, groups: batch.groups }, at)]
  })
}
