import type { Market } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'

/** The most members a step may ask for; the schema's limit. */
const mostMembers = 10_000
export const mostSteps = 10

/**
 * The group buy with one step of its ladder set, kept between its neighbours: larger groups pay less, in the market in
 * view. Typed numbers are not bent; only what is dragged is.
 */
export function moveRung(play: GroupBuy, index: number, market: Market, to: { size: number; price: Minor }): GroupBuy {
  const before = play.ladder[index - 1]
  const after = play.ladder[index + 1]
  const size = clamp(Math.round(to.size), (before?.size ?? 1) + 1, (after?.size ?? mostMembers + 1) - 1)
  const most = (before?.price[market] ?? Number.MAX_SAFE_INTEGER) - 1
  const least = (after?.price[market] ?? -1) + 1
  return setRung(play, index, { size, price: { market, amount: clamp(Math.round(to.price), least, most) } })
}

export function setRung(
  play: GroupBuy,
  index: number,
  to: { size?: number; price?: { market: Market; amount: Minor } },
): GroupBuy {
  return {
    ...play,
    ladder: play.ladder.map((rung, k) =>
      k === index
        ? {
            size: to.size ?? rung.size,
            price: to.price ? { ...rung.price, [to.price.market]: to.price.amount } : rung.price,
          }
        : rung,
    ),
  }
}

/** One step more at the end: a few more members, a twentieth off the last price in every market. */
export function addRung(play: GroupBuy): GroupBuy {
  const last = play.ladder.at(-1)
  const size = last ? Math.min(mostMembers, last.size + Math.max(1, Math.ceil(last.size / 2))) : 2
  const from = last?.price ?? play.soloPrice
  const price = Object.fromEntries(
    Object.entries(from).map(([market, amount]) => [market, Math.max(0, Math.floor((amount * 95) / 100))]),
  )
  return { ...play, ladder: [...play.ladder, { size, price }] }
}

export function removeRung(play: GroupBuy, index: number): GroupBuy {
  return { ...play, ladder: play.ladder.filter((_, k) => k !== index) }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
