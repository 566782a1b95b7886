import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { gamesGiving } from '../miniGame/given.ts'
import { checkCoupon, marketsOf, nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { calendarDays } from '../shared/days.ts'
import { checkLaws } from './laws.ts'
import { allPrizes, noPrizeOdds, oddsIn, prizeName, releasedInAll } from './prizes.ts'
import { certain, type Lottery, type Prize } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** Everything a lucky draw is checked for before review. */
export function checkLottery(play: Lottery, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const held = marketsOf(play, campaign)
  return [
    ...checkOdds(play, held, pointer),
    ...play.prizes.flatMap((prize, k) => checkPrize(play, prize, k, held, pointer)),
    ...play.prizes.flatMap(({ couponId }, k) =>
      couponId === null ? [] : checkCoupon(play, campaign, couponId, pointer + pointerTo('prizes', k, 'couponId')),
    ),
    ...held.flatMap((market) => checkPromise(play, market, pointer)),
    ...checkDraws(play, campaign, pointer),
    ...checkLaws(play, held, pointer),
  ]
}

function checkOdds(play: Lottery, held: readonly Market[], pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  if (play.prizes.length === 0) return [finding('lottery.noPrizes', `${pointer}/prizes`, naming)]
  const found: FindingDraft[] = []
  const ids = play.prizes.map(({ id }) => id)
  ids.forEach((id, k) => {
    if (ids.indexOf(id) < k) found.push(finding('basics.duplicateId', pointer + pointerTo('prizes', k, 'id'), { id }))
  })
  const sums = held.map((market) => ({ market, over: -noPrizeOdds(oddsIn(play.prizes, market)) }))
  const worst = sums.toSorted((a, b) => b.over - a.over)[0]
  if (worst === undefined || worst.over <= 0) return found
  const { market, over } = worst
  // Taking it off the likeliest prize changes least; where that is not enough, somebody has to think.
  const odds = oddsIn(play.prizes, market)
  const likeliest = odds.indexOf(Math.max(...odds))
  const left = odds[likeliest]! - over
  const fix = left >= 1 ? { pointer: pointer + pointerTo('prizes', likeliest, 'odds'), value: left } : undefined
  const data = {
    ...naming,
    market: word('market', market),
    total: { partsPerMillion: certain + over },
    over: { partsPerMillion: over },
  }
  return [...found, finding('lottery.oddsAboveWhole', `${pointer}/prizes`, data, fix)]
}

function checkPrize(
  play: Lottery,
  prize: Prize,
  index: number,
  held: readonly Market[],
  pointer: string,
): FindingDraft[] {
  const at = (...path: string[]) => pointer + pointerTo('prizes', index, ...path)
  const naming = { play: nameOf(play), prize: prizeName(prize) }
  const found: FindingDraft[] = []
  if (prize.name === '')
    found.push(finding('lottery.prizeUnnamed', at('name'), { play: nameOf(play), number: index + 1 }))
  if (prize.odds === 0 && !comesNext(play, index)) found.push(finding('lottery.neverWon', at('odds'), naming))
  if (held.length > 0 && held.every((market) => prize.stock[market] === 0))
    found.push(finding('lottery.noneThere', at('stock'), naming))
  for (const market of held) {
    const inMarket = { ...naming, market: word('market', market) }
    const stock = prize.stock[market]
    if (stock === undefined) {
      const fix = { pointer: at('stock', market), value: 0 }
      found.push(finding('lottery.stockMissing', at('stock', market), inMarket, fix))
    }
    if (prize.value[market] === undefined && stock !== 0)
      found.push(finding('lottery.valueMissing', at('value', market), inMarket))
    if (stock !== undefined && stock > 0)
      found.push(...checkRelease(play, prize, market, at('perDay', market), inMarket))
  }
  return found
}

/** Is the prize what others that are gone turn into? */
function comesNext(play: Lottery, index: number): boolean {
  return play.whenPrizeGone === 'nextPrize' && play.prizes.slice(0, index).some(({ odds }) => odds > 0)
}

function checkRelease(
  play: Lottery,
  prize: Prize,
  market: Market,
  at: string,
  naming: { play: string; prize: string; market: { word: string } },
): FindingDraft[] {
  const stock = prize.stock[market] ?? 0
  const days = calendarDays(play.window, market)
  if (prize.perDay[market] === 0)
    return [finding('lottery.perDayNothing', at, naming, { pointer: at, value: Math.ceil(stock / Math.max(1, days)) })]
  if (days === 0) return []
  const released = releasedInAll(play, prize, market)
  if (released === stock) return []
  const fix = { pointer: at, value: Math.ceil(stock / days) }
  return [finding('lottery.stockNeverReleased', at, { ...naming, stock, released }, fix)]
}

/** What is announced must be there to be won: the play's own limit may not stop short of its prizes. */
function checkPromise(play: Lottery, market: Market, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play), market: word('market', market) }
  const found: FindingDraft[] = []
  const { count, worth } = allPrizes(play, market)
  const units = play.cap.units[market]
  const budget = play.cap.budget[market]
  if (units !== undefined && units > 0 && count > units) {
    const at = pointer + pointerTo('cap', 'units', market)
    found.push(
      finding('lottery.limitBelowPrizes', at, { ...naming, units, prizes: count }, { pointer: at, value: count }),
    )
  }
  if (budget !== undefined && worth > budget) {
    const at = pointer + pointerTo('cap', 'budget', market)
    const data = { ...naming, budget: amountIn(market, budget), worth: amountIn(market, worth) }
    found.push(finding('lottery.budgetBelowPrizes', at, data, { pointer: at, value: worth }))
  }
  return found
}

function checkDraws(play: Lottery, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  if (play.freeDrawsPerDay < 1 && play.ways.length === 0 && gamesGiving(play.id, campaign).length === 0) {
    const at = `${pointer}/freeDrawsPerDay`
    found.push(finding('lottery.noDraws', at, naming, { pointer: at, value: 1 }))
  }
  play.ways.forEach(({ by, draws, timesPerDay }, k) => {
    const at = (field: string) => pointer + pointerTo('ways', k, field)
    const data = { ...naming, way: word('chanceWay', by) }
    if (play.ways.slice(0, k).some((other) => other.by === by)) found.push(finding('lottery.wayTwice', at('by'), data))
    for (const [field, count] of [
      ['draws', draws],
      ['timesPerDay', timesPerDay],
    ] as const)
      if (count < 1) found.push(finding('lottery.wayEmpty', at(field), data, { pointer: at(field), value: 1 }))
  })
  if (play.drawsPerDay < Math.max(1, play.freeDrawsPerDay)) {
    const at = `${pointer}/drawsPerDay`
    const data = { ...naming, free: play.freeDrawsPerDay, most: play.drawsPerDay }
    found.push(finding('lottery.limitBelowFree', at, data, { pointer: at, value: Math.max(1, play.freeDrawsPerDay) }))
  }
  if (play.claimWithinDays < 1) {
    const at = `${pointer}/claimWithinDays`
    found.push(finding('lottery.noTimeToClaim', at, naming, { pointer: at, value: 14 }))
  }
  return found
}
