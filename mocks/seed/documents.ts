import type { CampaignDocument, CampaignProduct, ProductTerms } from '#domain/campaign/document.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { Market, PerMarket, SalesChannel } from '#domain/market.ts'
import { createBargain } from '#domain/plays/bargain/create.ts'
import { createCheckIn } from '#domain/plays/checkIn/create.ts'
import { createGroupBuy } from '#domain/plays/groupBuy/create.ts'
import { createLottery } from '#domain/plays/lottery/create.ts'
import type { Prize } from '#domain/plays/lottery/schema.ts'
import { createRedPacket } from '#domain/plays/redPacket/create.ts'
import type { Play } from '#domain/plays/schema.ts'
import { lampOnTheHouse, threeEvenings, treeOrFake, watchReserved } from './christmasPlays.ts'

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

/**
 * A Christmas as somebody leaves it half done: most plays are set, the bargain still lets one person be twenty, and the
 * draw waits for its licence.
 */
export function christmasDocument(start: CampaignDocument, catalogue: readonly Product[]): CampaignDocument {
  const withGoods = withProducts(start, catalogue, [
    'buds-5',
    'lamp-1s',
    'bricks',
    'kettle-pro',
    'strip-light',
    'watch-s4',
  ])
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
    (campaign) => ({ ...createRedPacket({ id: 'red-packets', campaign }), name: 'Red packets for friends' }),
    (campaign) => ({ ...createCheckIn({ id: 'seven-days', campaign }), name: 'Seven days of check-in' }),
    christmasDraw,
    treeOrFake,
    lampOnTheHouse,
    threeEvenings,
    watchReserved,
  ])
}

/** A draw for what stands under the tree. Hong Kong's licence is still to be applied for. */
function christmasDraw(campaign: CampaignDocument): Play {
  const play = createLottery({ id: 'under-the-tree', campaign })
  const prizes: Prize[] = [
    {
      id: 'kettle',
      name: 'Kettle Pro',
      value: worthOf(campaign, 'kettle-pro'),
      stock: { HK: 20, TW: 20 },
      odds: 400,
      perDay: { HK: 3, TW: 3 },
      couponId: null,
    },
    {
      id: 'bricks',
      name: 'Building bricks',
      value: worthOf(campaign, 'bricks'),
      stock: { HK: 100, TW: 100 },
      odds: 2_500,
      perDay: {},
      couponId: null,
    },
    {
      id: 'credit',
      name: 'Store credit',
      value: { HK: 10_00, TW: 40 },
      stock: { HK: 3_000, TW: 3_000 },
      odds: 80_000,
      perDay: {},
      couponId: null,
    },
  ]
  return {
    ...play,
    name: 'Under the tree',
    prizes,
    cap: { ...play.cap, units: { HK: 3_120, TW: 3_120 } },
  }
}

/** What a product sells for: what one is worth to whoever wins it. */
function worthOf(campaign: CampaignDocument, productId: string): PerMarket {
  const terms = campaign.products.find(({ id }) => id === productId)?.terms ?? {}
  return Object.fromEntries(Object.entries(terms).map(([market, { listPrice }]) => [market, listPrice]))
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
    return { id, name: product.name.en!, names: product.name, category: product.category, terms }
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
