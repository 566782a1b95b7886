import type { CampaignDocument } from '#domain/campaign/document.ts'
import { createAssist } from '#domain/plays/assist/create.ts'
import { createFlashSale, itemOf } from '#domain/plays/flashSale/create.ts'
import type { FlashSession } from '#domain/plays/flashSale/schema.ts'
import { stockOfAll } from '#domain/plays/flashSale/sessions.ts'
import { createMiniGame } from '#domain/plays/miniGame/create.ts'
import { createReservation } from '#domain/plays/reservation/create.ts'
import type { Play } from '#domain/plays/schema.ts'
import { dayMs, epochOf, hourMs, instantOf } from '#domain/time.ts'

/** Plays of a Christmas beside its group buy and bargain: a game that leads to the draw, and three about time and friends. */

/** Tell the Christmas tree from the fakes: ten pictures, and whoever knows them draws. */
export function treeOrFake(campaign: CampaignDocument): Play {
  return { ...createMiniGame({ id: 'tree-or-fake', campaign }), name: 'Tree or fake' }
}

/** A desk lamp sent free of charge to whoever has eight friends tap for them, three of them new. */
export function lampOnTheHouse(campaign: CampaignDocument): Play {
  const play = createAssist({ id: 'lamp-on-the-house', campaign, productId: 'lamp-1s' })
  return {
    ...play,
    name: 'Lamp sent free',
    waives: { type: 'shipping', fee: { HK: 40_00, TW: 120 } },
    helpers: 8,
    newShare: 3_000,
  }
}

/** Three evenings at eight, two hours each, with two things on sale. */
export function threeEvenings(campaign: CampaignDocument): Play {
  const play = createFlashSale({ id: 'three-evenings', campaign })
  const eight = epochOf(play.window.from) + 20 * hourMs
  const sessions = [0, 1, 2].map((evening): FlashSession => {
    const from = eight + evening * dayMs
    return {
      id: `evening-${evening + 1}`,
      window: { from: instantOf(from), to: instantOf(from + 2 * hourMs) },
      items: ['strip-light', 'bricks'].map((productId) => itemOf(campaign, productId, play.markets)),
      limitPerPerson: 1,
    }
  })
  const units = Object.fromEntries(play.markets.map((market) => [market, stockOfAll({ sessions }, market)]))
  return { ...play, name: 'Three evenings', sessions, cap: { ...play.cap, units } }
}

/** The watch, to be reserved before and bought over Christmas; two batches of codes for those who go first. */
export function watchReserved(campaign: CampaignDocument): Play {
  const play = createReservation({ id: 'watch-reserved', campaign, productId: 'watch-s4' })
  return {
    ...play,
    name: 'Watch S4, reserved',
    quota: { HK: 250, TW: 250 },
    batches: [
      { id: 'fans', name: 'Fan club', count: 200, perPerson: 1, channel: 'fans', groups: 3 },
      { id: 'kol', name: 'KOL', count: 50, perPerson: 2, channel: 'kol', groups: 3 },
    ],
  }
}
