import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawVectors } from '#domain/plays/lottery/vectors.ts'
import { describedDraws } from '../../support/describedDraws.ts'

type Written = ReturnType<typeof drawVectors>
const written: Written = JSON.parse(readFileSync('docs/draw-vectors.json', 'utf8'))

/** Written from the descriptions alone, as a storefront in another language would. */
function ticketFrom(seed: string): number {
  const fair = Math.floor(4_294_967_296 / 1_000_000) * 1_000_000
  const [first = fair] = describedDraws(seed, 40)
    .map((draw) => draw * 4_294_967_296)
    .filter((value) => value < fair)
  return first % 1_000_000
}

describe('the published test vectors of lucky draws', () => {
  it('are what the algorithm gives', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(drawVectors())))
  })

  it('repeat their tickets from the description', () => {
    for (const { seed, ticket } of written.tickets) expect(ticketFrom(seed)).toBe(ticket)
  })

  it.each(written.runs)(
    'repeat three days of draws from the description: $whenPrizeGone',
    ({ whenPrizeGone, draws }) => {
      const given = new Map<string, number>()
      const isLeft = ({ id, stock, perDay }: Written['prizes'][number], day: number) =>
        (given.get(id) ?? 0) < (perDay === null ? stock : Math.min(stock, perDay * (day + 1)))
      for (const { seed, day, ticket, fellOn, wins } of draws) {
        expect(ticketFrom(seed)).toBe(ticket)
        let below = 0
        const at = written.prizes.findIndex(({ odds, stock }) => ticket < (below += stock === 0 ? 0 : odds))
        expect(at === -1 ? null : written.prizes[at]!.id).toBe(fellOn)
        const candidates =
          at === -1 ? [] : whenPrizeGone === 'nextPrize' ? written.prizes.slice(at) : [written.prizes[at]!]
        const won = candidates.find((prize) => isLeft(prize, day))?.id ?? null
        expect(won).toBe(wins)
        if (won !== null) given.set(won, (given.get(won) ?? 0) + 1)
      }
      expect(draws.some(({ fellOn, wins }) => fellOn !== null && wins !== fellOn)).toBe(true)
    },
  )

  it('repeat their reserve winners from the description', () => {
    for (const { seed, entrants, count, chosen } of written.reserves) {
      const left = [...entrants]
      describedDraws(seed, count).forEach((draw, k) => {
        const other = k + Math.floor(draw * (left.length - k))
        ;[left[k], left[other]] = [left[other]!, left[k]!]
      })
      expect(left.slice(0, count)).toEqual(chosen)
    }
  })
})
