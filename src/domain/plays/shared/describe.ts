import type { Fact } from '../../fact.ts'
import type { Market, PerMarket } from '../../market.ts'
import { languages } from '../../market.ts'
import { pointerTo } from '../../finding.ts'
import type { StatementKey } from '../../statementKeys.ts'
import { word } from '../../words.ts'
import type { Statement } from '../play.ts'
import type { Play } from '../schema.ts'
import { amountOrNothing } from './facts.ts'

/** One row of facts. */
export function row(
  key: StatementKey,
  pointer: string,
  value: Statement['value'],
  data?: Statement['data'],
): Statement {
  return data === undefined ? { key, pointer, value } : { key, pointer, value, data }
}

/** A row per market, for amounts. */
export function amountRows(
  key: StatementKey,
  field: string,
  amounts: PerMarket,
  held: readonly Market[],
  data?: Statement['data'],
): Statement[] {
  return held.map((market) => ({
    ...row(key, field + pointerTo(market), amountOrNothing(market, amounts[market]), data),
    market,
  }))
}

/** A row per market, for counts. */
export function countRows(
  key: StatementKey,
  field: string,
  counts: Partial<Record<Market, number>>,
  held: readonly Market[],
): Statement[] {
  return held.map((market) => ({ ...row(key, field + pointerTo(market), counts[market] ?? null), market }))
}

/** What a play is and where it is played. */
export function describeHead(play: Play): Statement[] {
  return [
    row('play.name', '/name', play.name),
    row('play.product', '/productId', play.productId === '' ? null : play.productId),
    row(
      'play.markets',
      '/markets',
      play.markets.map((market) => word('market', market)),
    ),
    row('play.from', '/window/from', { at: play.window.from }),
    row('play.to', '/window/to', { at: play.window.to }),
    row('play.mayOutlive', '/mayOutlive', play.mayOutlive),
  ]
}

/** Its limits, who may take part, and what is shared. */
export function describeTail(play: Play): Statement[] {
  const { eligibility, circuitBreakers, shareCard } = play
  const breaker = (rate: number | null): Fact | null => (rate === null ? null : { rate })
  return [
    ...countRows('play.units', '/cap/units', play.cap.units, play.markets),
    row('play.whenExhausted', '/cap/whenExhausted', word('whenExhausted', play.cap.whenExhausted)),
    row('play.breakerBurn', '/circuitBreakers/burnPerHour', breaker(circuitBreakers.burnPerHour)),
    row('play.breakerCompletion', '/circuitBreakers/completionRate', breaker(circuitBreakers.completionRate)),
    row('play.newMeans', '/eligibility/newMeans', word('newMeans', eligibility.newMeans)),
    ...(eligibility.newMeans === 'noOrderInDays'
      ? [row('play.newByDays', '/eligibility/newByDays', eligibility.newByDays)]
      : []),
    row('play.newBy', '/eligibility/newBy', word('newBy', eligibility.newBy)),
    row('play.minAccountAge', '/eligibility/minAccountAgeHours', { hours: eligibility.minAccountAgeHours }),
    row('play.perDevice', '/eligibility/perDevice', eligibility.perDevice),
    row('play.perPhone', '/eligibility/perPhone', eligibility.perPhone),
    row('play.perAddress', '/eligibility/perAddress', eligibility.perAddress),
    row('play.perHelperPerDay', '/eligibility/perHelperPerDay', eligibility.perHelperPerDay),
    row('play.blockList', '/eligibility/blockList', eligibility.blockList),
    row(
      'play.shareChannels',
      '/shareCard/channels',
      shareCard.channels.map((channel) => word('socialChannel', channel)),
    ),
    row(
      'play.shareMoments',
      '/shareCard/moments',
      shareCard.moments.map((moment) => word('shareMoment', moment)),
    ),
    ...languages.flatMap((language) => {
      const text = shareCard.texts[language]
      if (text === undefined) return []
      const data = { language: word('language', language) }
      return [
        row('play.shareTitle', `/shareCard/texts/${language}/title`, text.title, data),
        row('play.shareText', `/shareCard/texts/${language}/text`, text.text, data),
      ]
    }),
  ]
}
