import type { CampaignDocument } from '../../campaign/document.ts'
import { ruleFact } from '../../coupons/named.ts'
import { pointerTo } from '../../finding.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import { noPrizeOdds, oddsIn, prizeName } from './prizes.ts'
import type { Lottery } from './schema.ts'
import { amountRows, countRows, row, word } from './vocabulary.ts'

/** A lucky draw as rows of facts. */
export function describeLottery(play: Lottery, campaign: CampaignDocument): Statement[] {
  const held = play.markets
  return [
    ...describeHead(play, campaign),
    ...play.prizes.flatMap((prize, k) => {
      const at = (field: string) => pointerTo('prizes', k, field)
      const data = { prize: prizeName(prize) }
      return [
        row('lottery.prizeName', at('name'), prize.name, { number: k + 1 }),
        ...amountRows('lottery.value', at('value'), prize.value, held, data),
        ...countRows('lottery.stock', at('stock'), prize.stock, held, data),
        row('lottery.odds', at('odds'), { partsPerMillion: prize.odds }, data),
        ...countRows('lottery.perDay', at('perDay'), prize.perDay, held, data),
        ...(prize.couponId === null
          ? []
          : [row('lottery.coupon', at('couponId'), ruleFact(campaign, prize.couponId), data)]),
      ]
    }),
    ...held.map((market, k) => {
      const left = Math.max(0, noPrizeOdds(oddsIn(play.prizes, market)))
      return { ...row('lottery.noPrizeOdds', pointerTo('markets', k), { partsPerMillion: left }), market }
    }),
    row('lottery.whenPrizeGone', '/whenPrizeGone', word('whenPrizeGone', play.whenPrizeGone)),
    row('lottery.freeDrawsPerDay', '/freeDrawsPerDay', play.freeDrawsPerDay),
    ...play.ways.flatMap(({ by, draws, timesPerDay }, k) => {
      const way = word('chanceWay', by)
      return [
        row('lottery.way', pointerTo('ways', k, 'by'), way, { number: k + 1 }),
        row('lottery.wayDraws', pointerTo('ways', k, 'draws'), draws, { way }),
        row('lottery.wayTimes', pointerTo('ways', k, 'timesPerDay'), timesPerDay, { way }),
      ]
    }),
    row('lottery.drawsPerDay', '/drawsPerDay', play.drawsPerDay),
    ...(play.ways.some(({ by }) => by === 'order')
      ? amountRows('lottery.orderFrom', '/orderFrom', play.orderFrom, held)
      : []),
    row('lottery.claimWithinDays', '/claimWithinDays', play.claimWithinDays),
    row('lottery.reserveWinners', '/reserveWinners', play.reserveWinners),
    ...held.map((market) => ({
      ...row('lottery.licence', pointerTo('licence', market), play.licence[market] ?? null),
      market,
    })),
    ...describeTail(play, campaign),
  ]
}
