import { pointerTo, type FindingDraft } from '../finding.ts'
import { markets, type Market } from '../market.ts'
import { marketRules } from '../marketRules.ts'
import { nameFact } from '../named.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { nameOf } from '../plays/shared/checks.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { productFact, stockOf } from '../plays/shared/products.ts'
import { finding, word } from '../speech/speech.ts'
import { commonSpan, epochOf, hourMs, instantOf, overlaps, type Span } from '../time.ts'
import type { CampaignDocument, Phase } from './document.ts'
import { saturatedSum } from './exchange.ts'

/** Another campaign that shoppers could meet at the same time. */
export type OtherCampaign = { id: string; name: string; document: CampaignDocument }

/** What is found between campaigns: who holds only one of them cannot see it. */
export const betweenCampaigns: readonly string[] = ['product.overAllottedTogether', 'product.inTwoCampaigns']

/** Where plays get in each other's way, within the campaign and with the campaigns beside it. */
export function checkConflicts(document: CampaignDocument, others: readonly OtherCampaign[]): FindingDraft[] {
  return [...checkStock(document, others), ...checkSameProduct(document, others), ...checkEncore(document)]
}

/** Units promised over all plays against what was allotted. */
function checkStock(document: CampaignDocument, others: readonly OtherCampaign[]): FindingDraft[] {
  const found: FindingDraft[] = []
  document.products.forEach((product, k) => {
    for (const market of markets) {
      const terms = product.terms[market]
      if (terms === undefined || document.markets[market] === undefined) continue
      const plays = sellingPlays(document, product.id, market)
      const [only, ...more] = plays
      if (only === undefined) continue
      const stock = stockOf(document, terms)
      const allotted = allottedTo(plays, product.id, market, document)
      const at = pointerTo('products', k, 'terms', market, 'stock')
      const data = { product: nameFact(product), market: word('market', market), stock }
      if (allotted > stock) {
        // One play beyond the stock of its one product is that play's own finding.
        const isItsOwn = more.length === 0 && definitionOf(only).withProduct !== null
        if (!isItsOwn) found.push(finding('product.overAllotted', at, { ...data, allotted }))
        continue
      }
      for (const campaign of others) {
        const theirs = allottedTo(
          sellingPlays(campaign.document, product.id, market),
          product.id,
          market,
          campaign.document,
        )
        if (theirs === 0 || allotted + theirs <= stock) continue
        const both = { ...data, allotted, others: theirs, campaign: campaign.name }
        found.push(finding('product.overAllottedTogether', at, both))
      }
    }
  })
  return found
}

function sellingPlays(document: CampaignDocument, productId: string, market: Market): Play[] {
  return document.plays.filter(
    (play) => play.markets.includes(market) && definitionOf(play).products(play).includes(productId),
  )
}

function allottedTo(plays: readonly Play[], productId: string, market: Market, document: CampaignDocument): number {
  return saturatedSum(plays.map((play) => definitionOf(play).unitsOf(play, productId, market, document)))
}

/** When shoppers can meet a play: from each opening until the last instance opened in it is over. */
function reachOf(play: Play): Span[] {
  const definition = definitionOf(play)
  const after = Math.max(0, definition.instanceHours(play)) * hourMs
  return definition.openSpans(play).map(({ from, to }) => {
    const last = epochOf(to) + after
    return { from, to: instantOf(Math.max(last, epochOf(from))) }
  })
}

/** A product that two plays are about, a market, and when shoppers there can first meet both. */
type Meeting = { productId: string; market: Market; when: Span }

function meetings(
  play: Play,
  other: Play,
  [document, theirDocument]: readonly [CampaignDocument, CampaignDocument],
): Meeting[] {
  const shared = play.markets.filter((market) => other.markets.includes(market))
  const theirs = definitionOf(other).products(other)
  const products = definitionOf(play)
    .products(play)
    .filter((productId) => theirs.includes(productId))
  if (shared.length === 0 || products.length === 0) return []
  const [when] = reachOf(play)
    .flatMap((span) =>
      reachOf(other).flatMap((another) => (overlaps(span, another) ? [commonSpan(span, another)] : [])),
    )
    .toSorted((a, b) => epochOf(a.from) - epochOf(b.from))
  if (when === undefined) return []
  return products.flatMap((productId) =>
    shared
      .filter((market) => sells(play, productId, market, document) && sells(other, productId, market, theirDocument))
      .map((market) => ({ productId, market, when })),
  )
}

/** Is a product in the play there? One about several products need not offer all of them everywhere. */
function sells(play: Play, productId: string, market: Market, document: CampaignDocument): boolean {
  const { withProduct, lowestPrice } = definitionOf(play)
  return withProduct !== null || lowestPrice(play, productId, market, document) !== null
}

function checkSameProduct(document: CampaignDocument, others: readonly OtherCampaign[]): FindingDraft[] {
  const found: FindingDraft[] = []
  document.plays.forEach((play, k) => {
    const at = productPlace(play, k)
    const naming = (other: Play, { productId, market, when }: Meeting) => ({
      product: productFact(document, productId),
      market: word('market', market),
      play: nameOf(play),
      other: nameOf(other),
      from: { at: when.from },
      to: { at: when.to },
    })
    for (const other of document.plays.slice(0, k))
      for (const meeting of meetings(play, other, [document, document]))
        found.push(finding('product.inTwoPlays', at, naming(other, meeting)))
    for (const campaign of others)
      for (const other of campaign.document.plays)
        for (const meeting of meetings(play, other, [document, campaign.document]))
          found.push(finding('product.inTwoCampaigns', at, { ...naming(other, meeting), campaign: campaign.name }))
  })
  return found
}

/** Where a play names its product; the play itself where it names several. */
function productPlace(play: Play, index: number): string {
  return definitionOf(play).withProduct === null ? pointerTo('plays', index) : pointerTo('plays', index, 'productId')
}

/** An encore price below the main day's: price protection, and a doubtful reference price. */
function checkEncore(document: CampaignDocument): FindingDraft[] {
  return marketRules.cnPriceClarity.markets.flatMap((market) => encoreIn(document, market))
}

function encoreIn(document: CampaignDocument, market: Market): FindingDraft[] {
  const windows = (kind: Phase['kind']) =>
    document.phases.filter((phase) => phase.kind === kind && phase.markets.includes(market)).map(({ window }) => window)
  const [main, encore] = [windows('main'), windows('encore')]
  const priceDuring = (spans: readonly Span[], play: Play, productId: string) => {
    const definition = definitionOf(play)
    const isOpen = definition.openSpans(play).some((span) => spans.some((other) => overlaps(span, other)))
    return play.markets.includes(market) && isOpen
      ? definition.lowestPrice(play, productId, market, document, spans)
      : null
  }
  return document.plays.flatMap((play, k): FindingDraft[] =>
    definitionOf(play)
      .products(play)
      .flatMap((productId) => {
        const price = priceDuring(encore, play, productId)
        // What the play itself sells as low on the main day does not fall after it.
        if (price === null || price === priceDuring(main, play, productId)) return []
        return document.plays.flatMap((other) => {
          const otherPrice = priceDuring(main, other, productId)
          if (otherPrice === null || price >= otherPrice) return []
          const data = {
            product: productFact(document, productId),
            market: word('market', market),
            play: nameOf(play),
            price: amountIn(market, price),
            other: nameOf(other),
            otherPrice: amountIn(market, otherPrice),
            rule: word('rule', 'cnPriceClarity'),
            source: marketRules.cnPriceClarity.source.title,
          }
          return [finding('product.encoreBelowMain', pointerTo('plays', k), data)]
        })
      }),
  )
}
