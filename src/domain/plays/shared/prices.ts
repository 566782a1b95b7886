import type { ProductTerms } from '../../campaign/document.ts'
import type { Finding, FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import { finding, word } from '../../speech/speech.ts'
import { nameOf } from './checks.ts'
import { amountIn } from './facts.ts'
import type { BelowCostMeant, PlayBase } from './blocks.ts'

/** Zeros that people lose when they type a price: one, or the two of the cents. */
const lostFactors = [10, 100] as const

/**
 * The price somebody meant who lost a zero: below cost as it stands, and sensible with the zero back (cost or more, and
 * no more than `most`). Null where no zero explains it; a price of nothing is given on purpose.
 */
export function meantPrice(price: Minor, unitCost: Minor, most: Minor): Minor | null {
  if (price <= 0 || price >= unitCost) return null
  return lostFactors.map((factor) => price * factor).find((meant) => meant >= unitCost && meant <= most) ?? null
}

type Priced = {
  market: Market
  price: Minor
  terms: ProductTerms
  /** Where the price stands in the document. */
  at: Finding['pointer']
  /** The highest price that would be sensible there. */
  most?: Minor
}

/**
 * Stops a price that lost a zero before anybody is asked to approve it: the dearest typing mistake there is. A price
 * below cost that no zero explains, or that is meant (`belowCostMeant`), is for the caller to say.
 */
export function checkLostZero(
  play: Pick<PlayBase, 'name' | 'id'> & { belowCostMeant: BelowCostMeant },
  { market, price, terms, at, most = terms.listPrice }: Priced,
): FindingDraft[] {
  const meant = meantPrice(price, terms.unitCost, most)
  const said = play.belowCostMeant[market] ?? []
  if (meant === null || said.includes(price)) return []
  const data = {
    play: nameOf(play),
    market: word('market', market),
    price: amountIn(market, price),
    meant: amountIn(market, meant),
    cost: amountIn(market, terms.unitCost),
    loss: amountIn(market, terms.unitCost - price),
  }
  const insist = {
    pointer: `${playAt(at)}/belowCostMeant/${market}`,
    value: [...said, price].toSorted((a, b) => a - b),
  }
  return [{ ...finding('price.lostZero', at, data, { pointer: at, value: meant }), insist }]
}

/** Where the play stands that a place belongs to: `/plays/3` of `/plays/3/price/HK`. */
function playAt(place: Finding['pointer']): Finding['pointer'] {
  return place.split('/').slice(0, 3).join('/')
}
