import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Assist } from '#domain/plays/assist/schema.ts'
import type { FlashSale, FlashSession } from '#domain/plays/flashSale/schema.ts'
import type { MiniGame } from '#domain/plays/miniGame/schema.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import type { Reservation } from '#domain/plays/reservation/schema.ts'
import { campaign } from './builders.ts'

type Limited = { units?: number }

/** An assist in Hong Kong for a phone of HK$1,999 that costs HK$1,200. */
export function assist({ units = 500, ...given }: Limited & Partial<Assist> = {}): Assist {
  const play = definitionFor('assist').create({ id: 'assist', campaign: campaign(['HK']), productId: 'x' })
  return { ...play, name: 'Assist', cap: { ...play.cap, units: { HK: units } }, ...given }
}

/** An item of a flash sale in Hong Kong, as product, price and stock. */
export type HongKongItem = [product: string, price: number, stock: number]

/** A session in Hong Kong: hours after the play begins, and what is on sale. */
export function session(
  id: string,
  [from, to]: [number, number],
  items: readonly HongKongItem[],
  given: Partial<FlashSession> = {},
): FlashSession {
  const at = (hours: number) => new Date(Date.parse('2026-11-10T16:00:00.000Z') + hours * 3_600_000).toISOString()
  return {
    id,
    window: { from: at(from), to: at(to) },
    items: items.map(([productId, price, stock]) => ({ productId, price: { HK: price }, stock: { HK: stock } })),
    limitPerPerson: 1,
    ...given,
  }
}

/** A flash sale in Hong Kong, in one session of two hours unless told otherwise. */
export function flashSale({ units, ...given }: Limited & Partial<FlashSale> = {}): FlashSale {
  const play = definitionFor('flashSale').create({ id: 'flash', campaign: campaign(['HK']), productId: 'x' })
  const sessions = given.sessions ?? [session('s1', [0, 2], [['x', 139_900, 100]])]
  const all = sessions.flatMap(({ items }) => items.map(({ stock }) => stock.HK ?? 0))
  const limit =
    units ??
    Math.max(
      1,
      all.reduce((a, b) => a + b, 0),
    )
  return { ...play, name: 'Flash', sessions, cap: { ...play.cap, units: { HK: limit } }, ...given }
}

/** A recognition game in Hong Kong: eight of ten right, for a coupon of HK$20. */
export function miniGame({ units = 1_000, ...given }: Limited & Partial<MiniGame> = {}): MiniGame {
  const play = definitionFor('miniGame').create({ id: 'game', campaign: campaign(['HK']) })
  return {
    ...play,
    name: 'Game',
    cap: { ...play.cap, units: { HK: units } },
    game: 'recognise',
    items: 10,
    passMark: 8,
    reward: { type: 'coupon', couponId: 'thanks', value: { HK: 2_000 } },
    ...given,
  }
}

/** A reservation in Hong Kong at HK$1,799: as many places as units. */
export function reservation({ units = 500, ...given }: Limited & Partial<Reservation> = {}): Reservation {
  const play = definitionFor('reservation').create({ id: 'reserve', campaign: campaign(['HK']), productId: 'x' })
  return {
    ...play,
    name: 'Reserve',
    shareCard: { ...play.shareCard, channels: ['whatsapp'] },
    price: { HK: 179_900 },
    cap: { ...play.cap, units: { HK: units } },
    quota: { HK: units },
    ...given,
  }
}

/** The Hong Kong campaign with a coupon called `thanks` to give. */
export function withCoupon(): CampaignDocument {
  const document = campaign(['HK'])
  return {
    ...document,
    coupons: [
      {
        id: 'thanks',
        name: 'Thanks',
        markets: ['HK'],
        window: document.phases[0]!.window,
        level: 'order',
        priority: 0,
        group: '',
        combinesWith: { type: 'any' },
        obtained: { type: 'given', validHours: null },
        scope: {
          include: { type: 'all' },
          exclude: { products: [], categories: [] },
          skipDiscounted: false,
        },
        conditions: {
          purchases: [],
          segments: [],
          firstOrder: false,
          channels: [],
          phases: [],
          hours: null,
          playOutcome: null,
        },
        effect: { type: 'amount', amount: { HK: 2_000 } },
        limits: { uses: { HK: 1_000 }, budget: {}, perPerson: 1, perDay: null, perPersonPerDay: null },
      },
    ],
  }
}
