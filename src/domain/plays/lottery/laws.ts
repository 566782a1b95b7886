import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { giftLaws, marketRules, type MarketRule, type MarketRuleKey } from '../../marketRules.ts'
import { nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { noPrizeOdds, oddsIn, prizeName } from './prizes.ts'
import type { Lottery } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** What places and platforms say about draws, from the rules in `marketRules.ts`. Not legal advice. */
export function checkLaws(play: Lottery, held: readonly Market[], pointer: string): FindingDraft[] {
  return [
    ...held.flatMap((market) => checkCeilings(play, market, pointer)),
    ...held.flatMap((market) => checkGifts(play, market, pointer)),
    ...held.flatMap((market) => checkLicence(play, market, pointer)),
    ...checkPlatforms(play, pointer),
  ]
}

const rules = Object.entries(marketRules) as [MarketRuleKey, MarketRule][]

const sourceOf = (key: MarketRuleKey, rule: MarketRule) => ({ rule: word('rule', key), source: rule.source.title })

function checkCeilings(play: Lottery, market: Market, pointer: string): FindingDraft[] {
  return rules.flatMap(([key, rule]) => {
    const most = rule.mostPrize
    if (most === undefined || !rule.markets.includes(market)) return []
    return play.prizes.flatMap((prize, k): FindingDraft[] => {
      const value = prize.value[market]
      if (value === undefined || value <= most) return []
      const data = {
        play: nameOf(play),
        market: word('market', market),
        prize: prizeName(prize),
        value: amountIn(market, value),
        most: amountIn(market, most),
        ...sourceOf(key, rule),
      }
      return [finding('lottery.prizeAboveLaw', pointer + pointerTo('prizes', k, 'value', market), data)]
    })
  })
}

/**
 * Where orders alone earn draws and every draw wins, the least prize comes with the goods for certain: in the eye of the
 * law a gift with purchase, which may be worth no more than a part of them.
 */
function checkGifts(play: Lottery, market: Market, pointer: string): FindingDraft[] {
  const byOrderAlone = play.freeDrawsPerDay === 0 && play.ways.length > 0 && play.ways.every(({ by }) => by === 'order')
  const odds = oddsIn(play.prizes, market)
  if (!byOrderAlone || noPrizeOdds(odds) > 0) return []
  const won = play.prizes
    .map((prize, index) => ({ prize, index, value: prize.value[market] ?? 0 }))
    .filter(({ index }) => odds[index]! > 0)
    .toSorted((a, b) => a.value - b.value)
  const least = won[0]
  if (least === undefined) return []
  const order = play.orderFrom[market] ?? 0
  return giftLaws(market, order).flatMap(({ key, source, most }): FindingDraft[] => {
    if (least.value <= most) return []
    const data = {
      play: nameOf(play),
      market: word('market', market),
      prize: prizeName(least.prize),
      value: amountIn(market, least.value),
      most: amountIn(market, most),
      order: amountIn(market, order),
      rule: word('rule', key),
      source,
    }
    return [finding('lottery.giftAboveLaw', pointer + pointerTo('prizes', least.index, 'value', market), data)]
  })
}

function checkLicence(play: Lottery, market: Market, pointer: string): FindingDraft[] {
  if ((play.licence[market] ?? '').trim() !== '') return []
  return rules.flatMap(([key, rule]) => {
    if (rule.licence !== true || !rule.markets.includes(market)) return []
    const data = { play: nameOf(play), market: word('market', market), ...sourceOf(key, rule) }
    return [finding('lottery.licenceMayBeNeeded', pointer + pointerTo('licence', market), data)]
  })
}

/** Ways of earning draws that a channel's own rules speak against, where the play is shared there. */
function checkPlatforms(play: Lottery, pointer: string): FindingDraft[] {
  const at = `${pointer}/shareCard/channels`
  return play.shareCard.channels.flatMap((channel) => {
    const value = play.shareCard.channels.filter((other) => other !== channel)
    return rules.flatMap(([key, rule]) => {
      if (rule.channel !== channel || !play.markets.some((market) => rule.markets.includes(market))) return []
      const ways = [...new Set(play.ways.map(({ by }) => by))].filter((by) => rule.ways?.includes(by))
      return ways.map((way) => {
        const data = {
          play: nameOf(play),
          channel: word('socialChannel', channel),
          way: word('chanceWay', way),
          ...sourceOf(key, rule),
        }
        return finding('lottery.platformRule', at, data, { pointer: at, value })
      })
    })
  })
}
