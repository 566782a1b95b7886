import type { CampaignDocument, CampaignProduct, ProductTerms } from '#domain/campaign/document.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { Market, PerMarket, SalesChannel } from '#domain/market.ts'
import { createBargain } from '#domain/plays/bargain/create.ts'
import { createGroupBuy } from '#domain/plays/groupBuy/create.ts'
import type { Play } from '#domain/plays/schema.ts'

/** A finished plan for Double 11: a group buy on the band, a bargain for the phone down to nothing. */
export function double11Document(start: CampaignDocument, catalogue: readonly Product[]): CampaignDocument {
  const withGoods = withProducts(start, catalogue, [
    'band-9',
    'phone-x',
    'buds-5',
    'power-20k',
    'watch-s4',
    'vacuum-x20',
  ])
  return withPlays(withBudget(withGoods, { HK: 3_000_000_00, TW: 9_000_000, CN: 5_000_000_00 }), [
    (campaign) => ({
      ...createGroupBuy({ id: 'band-together', campaign, productId: 'band-9' }),
      name: 'Band 9 together',
      cap: { units: { HK: 900, TW: 1_200, CN: 2_500 }, budget: {}, whenExhausted: 'stopNew' as const, couponId: null },
    }),
    (campaign) => {
      const play = createBargain({ id: 'phone-to-zero', campaign, productId: 'phone-x' })
      return {
        ...play,
        name: 'Phone X to zero',
        floorPrice: inEach(play.listPrice, 0),
        helpers: 20,
        cap: { ...play.cap, units: { HK: 300, TW: 250, CN: 400 } },
        eligibility: { ...play.eligibility, perDevice: 1, perPhone: 1 },
      }
    },
  ])
}

/** A Christmas as somebody leaves it half done: the group buy is set, the bargain still lets one person be twenty. */
export function christmasDocument(start: CampaignDocument, catalogue: readonly Product[]): CampaignDocument {
  const withGoods = withProducts(start, catalogue, ['buds-5', 'lamp-1s', 'bricks', 'kettle-pro', 'strip-light'])
  return withPlays(withBudget(withGoods, { HK: 800_000_00, TW: 2_400_000 }), [
    (campaign) => ({
      ...createGroupBuy({ id: 'buds-for-two', campaign, productId: 'buds-5' }),
      name: 'Buds for two',
    }),
    (campaign) => {
      const play = createBargain({ id: 'kettle-to-zero', campaign, productId: 'kettle-pro' })
      return {
        ...play,
        name: 'Kettle Pro to zero',
        floorPrice: inEach(play.listPrice, 0),
        cap: { ...play.cap, units: { HK: 500, TW: 400 } },
        eligibility: { ...play.eligibility, perDevice: null, perPhone: null },
      }
    },
  ])
}

function withProducts(
  document: CampaignDocument,
  catalogue: readonly Product[],
  ids: readonly string[],
): CampaignDocument {
  const held = Object.keys(document.markets) as Market[]
  const picked = ids.map((id): CampaignProduct => {
    const product = catalogue.find((candidate) => candidate.id === id)!
    const terms = Object.fromEntries(
      held.map((market) => [market, soldHere(product.terms[market]!, document.channels)]),
    )
    return { id, name: product.name.en!, category: product.category, terms }
  })
  return { ...document, products: picked }
}

/** Stock of the channels the campaign sells in; the rest stays with the catalogue. */
function soldHere(terms: ProductTerms, channels: readonly SalesChannel[]): ProductTerms {
  return { ...terms, stock: Object.fromEntries(channels.map((channel) => [channel, terms.stock[channel] ?? 0])) }
}

function withBudget(document: CampaignDocument, budgets: PerMarket): CampaignDocument {
  const markets = Object.fromEntries(
    (Object.keys(document.markets) as Market[]).map((market) => [
      market,
      { ...document.markets[market], budget: budgets[market] ?? 0 },
    ]),
  )
  return { ...document, markets }
}

function withPlays(
  document: CampaignDocument,
  makers: readonly ((campaign: CampaignDocument) => Play)[],
): CampaignDocument {
  return makers.reduce<CampaignDocument>(
    (campaign, make) => ({ ...campaign, plays: [...campaign.plays, make(campaign)] }),
    { ...document, plays: [] },
  )
}

function inEach(like: PerMarket, amount: number): PerMarket {
  return Object.fromEntries(Object.keys(like).map((market) => [market, amount]))
}
