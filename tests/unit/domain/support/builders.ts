import type { CampaignDocument, CampaignProduct } from '#domain/campaign/document.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import type { Market } from '#domain/market.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { presetShape, type Preset } from '#domain/plays/bargain/curve.ts'
import type { CheckIn } from '#domain/plays/checkIn/schema.ts'
import type { Lottery, Prize } from '#domain/plays/lottery/schema.ts'
import type { RedPacket } from '#domain/plays/redPacket/schema.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import type { Play } from '#domain/plays/schema.ts'
import { dayMs, epochOf, instantOf } from '#domain/time.ts'

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

/** A Double 11 of three products, one per play, that nothing stops. Nothing is taken off its prices but by its plays. */
export function campaign(markets: readonly Market[] = ['HK', 'TW', 'CN']): CampaignDocument {
  const products = ['x', 'y', 'z'].map((id) => product(id))
  const document = fromTemplate('double11', { name: 'Double 11', markets, firstDay: '2026-11-11', products })
  return { ...document, coupons: [] }
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

type InPot = { packets?: number; budget?: number; smallest?: number }

/** Red packets in Hong Kong, with amounts as plain numbers. */
export function redPacket(given: InPot & Partial<Omit<RedPacket, keyof InPot>> = {}): RedPacket {
  const { packets = 500, budget = 1_000_000, smallest = 500, ...rest } = given
  const play = definitionFor('redPacket').create({ id: 'packets', campaign: campaign(['HK']) })
  return {
    ...play,
    name: 'Packets',
    cap: { ...play.cap, units: { HK: packets }, budget: { HK: budget } },
    smallest: { HK: smallest },
    ...rest,
  }
}

type InDays = { rewards?: number[]; threshold?: number; participants?: number; budget?: number; days?: number }

/** A check-in of three days in Hong Kong, open for as many (or `days`), with amounts as plain numbers. */
export function checkIn(given: InDays & Partial<Omit<CheckIn, keyof InDays>> = {}): CheckIn {
  const { rewards = [100, 200, 300], threshold = 300, participants = 500, budget, days = 3, ...rest } = given
  const play = definitionFor('checkIn').create({ id: 'check-in', campaign: campaign(['HK']) })
  return {
    ...play,
    name: 'Check-in',
    window: openFor(days),
    cap: { ...play.cap, units: { HK: participants }, budget: budget === undefined ? {} : { HK: budget } },
    rewards: rewards.map((HK) => ({ HK })),
    streakBonuses: [],
    makeUps: 0,
    cashOutThreshold: { HK: threshold },
    ...rest,
  }
}

type PrizeInOne = { value?: number; stock?: number; perDay?: number }

/** A prize in one market, with its figures as plain numbers. */
export function prizeIn(market: Market, given: PrizeInOne & Partial<Omit<Prize, keyof PrizeInOne>> = {}): Prize {
  const { value = 100, stock = 10, perDay, ...rest } = given
  return {
    id: 'prize',
    name: 'Prize',
    odds: 10_000,
    couponId: null,
    ...rest,
    value: { [market]: value },
    stock: { [market]: stock },
    perDay: perDay === undefined ? {} : { [market]: perDay },
  }
}

type InDraw = { units?: number; budget?: number; days?: number }

/** A lucky draw in Taiwan with one prize, limited by its prizes alone. */
export function lottery(given: InDraw & Partial<Omit<Lottery, keyof InDraw>> = {}): Lottery {
  const { units, budget, days = 10, ...rest } = given
  const play = definitionFor('lottery').create({ id: 'draw', campaign: campaign(['TW']) })
  const [market = 'TW'] = rest.markets ?? play.markets
  return {
    ...play,
    name: 'Draw',
    window: openFor(days),
    cap: {
      ...play.cap,
      units: units === undefined ? {} : { [market]: units },
      budget: budget === undefined ? {} : { [market]: budget },
    },
    prizes: [prizeIn(market)],
    ...rest,
  }
}

/** So many days by the clocks of all three markets. */
function openFor(days: number): { from: string; to: string } {
  const from = epochOf('2026-11-10T16:00:00.000Z')
  return { from: instantOf(from), to: instantOf(from + days * dayMs) }
}

/** The Hong Kong campaign with only these plays. */
export function holding(...plays: Play[]): CampaignDocument {
  return { ...campaign(['HK']), plays }
}
