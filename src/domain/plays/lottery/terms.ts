import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { termsHead, termsTail } from '../shared/terms.ts'
import { noPrizeOdds, oddsIn, prizeName } from './prizes.ts'
import type { Lottery, Way } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** Markets whose tax law asks something of those who win. Hong Kong does not tax prizes. */
const taxed: readonly Market[] = ['TW', 'CN']

/** The shopper rules of a lucky draw in one market. */
export function lotteryTerms(play: Lottery, _campaign: CampaignDocument, market: Market): Sentence[] {
  const prizes = play.prizes.filter((prize) => (prize.stock[market] ?? 0) > 0)
  const licence = play.licence[market] ?? ''
  return [
    ...termsHead(play, market),
    ...(play.freeDrawsPerDay > 0 ? [sentence('lottery.freeDraws', { draws: play.freeDrawsPerDay })] : []),
    ...play.ways.map((way) => wayTerm(play, way, market)),
    sentence('lottery.mostDraws', { draws: play.drawsPerDay }),
    ...prizes.map((prize) =>
      sentence('lottery.prize', {
        prize: prizeName(prize),
        value: amountIn(market, prize.value[market] ?? 0),
        stock: prize.stock[market] ?? 0,
        odds: { partsPerMillion: prize.odds },
      }),
    ),
    sentence('lottery.noPrize', { odds: { partsPerMillion: Math.max(0, noPrizeOdds(oddsIn(play.prizes, market))) } }),
    ...prizes.flatMap((prize) => {
      const units = prize.perDay[market]
      if (units === undefined) return []
      return [sentence('lottery.perDay', { prize: prizeName(prize), units, market: word('market', market) })]
    }),
    play.whenPrizeGone === 'noPrize' ? sentence('lottery.goneNoPrize', {}) : sentence('lottery.goneNextPrize', {}),
    sentence('lottery.drawnFairly', {}),
    sentence('lottery.claim', { days: play.claimWithinDays }),
    ...(play.reserveWinners > 0 ? [sentence('lottery.reserves', { count: play.reserveWinners })] : []),
    ...(taxed.includes(market) ? [sentence('lottery.tax', {})] : []),
    ...(licence === '' ? [] : [sentence('lottery.licence', { licence })]),
    ...termsTail(play, market),
  ]
}

function wayTerm(play: Lottery, { by, draws, timesPerDay: times }: Way, market: Market): Sentence {
  if (by === 'share') return sentence('lottery.wayShare', { draws, times })
  if (by === 'follow') return sentence('lottery.wayFollow', { draws })
  if (by === 'tag') return sentence('lottery.wayTag', { draws, times })
  const least = play.orderFrom[market] ?? 0
  return least === 0
    ? sentence('lottery.wayAnyOrder', { draws, times })
    : sentence('lottery.wayOrder', { draws, times, amount: amountIn(market, least) })
}
