import { drawAlgorithm, drawPrize, drawSeed, reserveWinners, ticketOf } from './draw.ts'
import { certain, type Prize } from './schema.ts'

const secret = '0123456789abcdef'
const market = 'HK'

const prize = (id: string, odds: number, stock: number, perDay?: number): Prize => ({
  id,
  name: id,
  value: { HK: 100 },
  stock: { HK: stock },
  odds,
  perDay: perDay === undefined ? {} : { HK: perDay },
  couponId: null,
})

/** Prizes that soon run out, one that comes free by the day and one the market has none of. */
const prizes = [
  prize('first', 10_000, 1),
  prize('second', 240_000, 6, 2),
  prize('none', 100_000, 0),
  prize('third', 300_000, 9),
]

/** Draws on each of three days. */
const drawsPerDay = 12

/**
 * Worked examples of tickets, draws and reserve winners, for storefronts in other languages to prove themselves by.
 * Written to `docs/draw-vectors.json`; what each field means stands in its `about`.
 */
export function drawVectors() {
  return {
    algorithm: drawAlgorithm,
    about: {
      ticket: `the first draw of the seed's stream (numerators over 2^32, as in bargain-vectors.json) below floor(2^32 / ${certain}) * ${certain}, modulo ${certain}`,
      prizes:
        'in their order each takes as many tickets as its odds in parts per million, from 0 on; one the market has no stock of takes none; what is left wins nothing',
      released:
        'by day d, counted from 0 by the market’s calendar: min(stock, perDay * (d + 1)), or all of it where perDay is null',
      wins: 'the prize the ticket fell on while given < released; else, with nextPrize, the first after it in the list for which that holds; else nothing',
      reserves:
        'the first entries of a shuffle: for k from 0, entry k is swapped with entry k + floor(draw / 2^32 * (length - k)), one draw of the stream each',
    },
    tickets: ['', 'a', '抽獎', drawSeed(secret, 'lottery', market, 'd_1')].map((seed) => ({
      seed,
      ticket: ticketOf(seed),
    })),
    prizes: prizes.map(({ id, odds, stock, perDay }) => ({ id, odds, stock: stock.HK!, perDay: perDay.HK ?? null })),
    runs: (['noPrize', 'nextPrize'] as const).map((whenPrizeGone) => ({ whenPrizeGone, draws: run(whenPrizeGone) })),
    reserves: [3, 5].map((count) => {
      const entrants = ['a', 'b', 'c', 'd', 'e']
      const seed = drawSeed(secret, 'lottery', market, `reserves:first:${count}`)
      return { seed, entrants, count, chosen: reserveWinners(entrants, count, seed) }
    }),
  }
}

function run(whenPrizeGone: 'noPrize' | 'nextPrize') {
  const given = prizes.map(() => 0)
  return Array.from({ length: 3 * drawsPerDay }, (_, k) => {
    const day = Math.floor(k / drawsPerDay)
    const seed = drawSeed(secret, 'lottery', market, `d_${k}`)
    const { ticket, fellOn, wins } = drawPrize({ prizes, whenPrizeGone }, market, { day, given }, seed)
    if (wins !== null) given[wins]!++
    const nameOf = (index: number | null) => (index === null ? null : prizes[index]!.id)
    return { seed, day, ticket, fellOn: nameOf(fellOn), wins: nameOf(wins) }
  })
}
