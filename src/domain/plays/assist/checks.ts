import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { marketsOf, nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { termsOf } from '../shared/products.ts'
import { unitsIn } from '../shared/usual.ts'
import { waivedIn } from './helpers.ts'
import type { Assist } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** An account more than this per device is a farm rather than a family. */
const sensiblePerDevice = 3

/** Everything an assist's own rules are checked for before review. */
export function checkAssist(play: Assist, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  return [
    ...marketsOf(play, campaign).flatMap((market) => checkWaiver(play, campaign, market, pointer)),
    ...checkLimits(play, pointer),
    ...checkFarming(play, campaign, pointer),
  ]
}

function checkWaiver(play: Assist, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const { waives } = play
  const naming = { play: nameOf(play), market: word('market', market) }
  const terms = termsOf(campaign, play.productId, market)
  if (waives.type !== 'order') {
    const [field, given] = waives.type === 'shipping' ? ['fee', waives.fee[market]] : ['amount', waives.amount[market]]
    const at = `${pointer}/waives${pointerTo(field, market)}`
    const what = { ...naming, waives: word('waives', waives.type) }
    if (given === undefined) return [finding('assist.waivedMissing', at, what)]
    if (given === 0) return [finding('assist.waivesNothing', at, what)]
    if (waives.type === 'shipping') return []
    if (terms !== undefined && given > terms.listPrice) {
      const data = { ...naming, amount: amountIn(market, given), list: amountIn(market, terms.listPrice) }
      return [finding('assist.amountAboveList', at, data, { pointer: at, value: terms.listPrice })]
    }
  }
  const waived = waivedIn(play, campaign, market)
  if (terms === undefined || waived === null || terms.listPrice - waived >= terms.unitCost) return []
  const left = terms.listPrice - waived
  const data = {
    ...naming,
    left: amountIn(market, left),
    cost: amountIn(market, terms.unitCost),
    loss: amountIn(market, terms.unitCost - left),
    units: unitsIn(play, campaign, market) ?? 0,
  }
  const at = waives.type === 'order' ? `${pointer}/waives/type` : `${pointer}/waives${pointerTo('amount', market)}`
  const margin = terms.listPrice - terms.unitCost
  const fix = waives.type === 'amount' && margin > 0 ? { pointer: at, value: margin } : undefined
  return [finding('assist.belowCost', at, data, fix)]
}

function checkLimits(play: Assist, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const atLeastOne = [
    ['helpers', 'assist.noHelpers', 5],
    ['windowHours', 'assist.noWindow', 24],
    ['helpsPerPersonPerDay', 'assist.noHelpsAllowed', 3],
    ['assistsPerPerson', 'assist.noneAllowed', 1],
    ...(play.payment === 'orderAfter' ? ([['claimWithinHours', 'assist.noTimeToClaim', 24]] as const) : []),
  ] as const
  return atLeastOne.flatMap(([field, code, value]) => {
    const at = `${pointer}/${field}`
    return play[field] < 1 ? [finding(code, at, naming, { pointer: at, value })] : []
  })
}

/** The farmers (羊毛党) come first: can one person's own accounts finish this? Every new account counts, so as many. */
function checkFarming(play: Assist, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const accounts = play.helpers
  const perDevice = play.eligibility.perDevice
  if (accounts < 1 || (perDevice !== null && perDevice < accounts)) return []
  const found = marketsOf(play, campaign)
    .map((market) => ({ market, waived: waivedIn(play, campaign, market) }))
    .find(({ waived }) => waived !== null && waived > 0)
  if (found === undefined || found.waived === null) return []
  const at = `${pointer}/eligibility/perDevice`
  const value = Math.min(sensiblePerDevice, accounts - 1)
  const data = {
    play: nameOf(play),
    market: word('market', found.market),
    accounts,
    waived: amountIn(found.market, found.waived),
  }
  // A whole order for nothing, and nothing in the way of one person with a handful of numbers.
  const isWhole = marketsOf(play, campaign).some((market) => {
    const list = termsOf(campaign, play.productId, market)?.listPrice
    return play.waives.type !== 'shipping' && list !== undefined && (waivedIn(play, campaign, market) ?? 0) >= list
  })
  const isFree = play.waives.type === 'order' || isWhole
  const code = isFree && perDevice === null ? 'assist.onePersonFree' : 'assist.onePersonFinishes'
  return [finding(code, at, data, value >= 1 ? { pointer: at, value } : undefined)]
}
