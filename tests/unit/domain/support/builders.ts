import type { CampaignDocument, CampaignProduct } from '#domain/campaign/document.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import type { Market } from '#domain/market.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { presetShape, type Preset } from '#domain/plays/bargain/curve.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import type { Play } from '#domain/plays/schema.ts'

/** A phone sold in all three markets with 700 in stock in each. */
export function product(id: string, overrides: Partial<CampaignProduct> = {}): CampaignProduct {
  const stock = { site: 300, app: 400 }
  return {
    id,
    name: `Phone ${id.toUpperCase()}`,
    category: 'phones',
    terms: {
      HK: { listPrice: 199_900, unitCost: 120_000, stock },
      TW: { listPrice: 7_990, unitCost: 4_800, stock },
      CN: { listPrice: 179_900, unitCost: 110_000, stock },
    },
    ...overrides,
  }
}

/** A Double 11 of three products, one per play, that nothing stops. */
export function campaign(markets: readonly Market[] = ['HK', 'TW', 'CN']): CampaignDocument {
  const products = ['x', 'y', 'z'].map((id) => product(id))
  return fromTemplate('double11', { name: 'Double 11', markets, firstDay: '2026-11-11', products })
}

type InHongKong = {
  listPrice?: number
  floorPrice?: number
  minCut?: number
  units?: number
  shape?: Preset | Bargain['shape']
}

/** A bargain in Hong Kong, with amounts as plain numbers. */
export function bargain(given: InHongKong & Partial<Omit<Bargain, keyof InHongKong>> = {}): Bargain {
  const { listPrice = 199_900, floorPrice = 0, minCut = 1, units = 500, shape = 'even', ...rest } = given
  const play = definitionFor('bargain').create({ id: 'bargain', campaign: campaign(['HK']), productId: 'x' })
  const helpers = rest.helpers ?? play.helpers
  const firstCut = rest.firstCut === undefined ? null : rest.firstCut
  return {
    ...play,
    name: 'Bargain',
    ...rest,
    firstCut,
    listPrice: { HK: listPrice },
    floorPrice: { HK: floorPrice },
    minCut: { HK: minCut },
    cap: { ...play.cap, units: { HK: units } },
    shape: typeof shape === 'string' ? presetShape(shape, { helpers, firstCut }) : shape,
  }
}

/** A group buy in Hong Kong: `ladder` as pairs of size and price. */
export function groupBuy(
  given: { ladder?: [number, number][]; units?: number } & Partial<Omit<GroupBuy, 'ladder'>> = {},
): GroupBuy {
  const { ladder, units = 500, ...rest } = given
  const play = definitionFor('groupBuy').create({ id: 'group', campaign: campaign(['HK']), productId: 'x' })
  return {
    ...play,
    name: 'Group',
    ...rest,
    cap: { ...play.cap, units: { HK: units } },
    ladder: ladder === undefined ? play.ladder : ladder.map(([size, price]) => ({ size, price: { HK: price } })),
  }
}

/** The Hong Kong campaign with only these plays. */
export function holding(...plays: Play[]): CampaignDocument {
  return { ...campaign(['HK']), plays }
}
