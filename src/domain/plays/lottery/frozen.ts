import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { nameOf } from '../shared/checks.ts'
import { prizeName } from './prizes.ts'
import type { Lottery, Prize } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/**
 * What of a draw may not change while shoppers draw by it: which prizes there are, in which order, what they are and are worth,
 * their odds, how many, and how they come free. Each is put back by its fix. `running` is the play as it runs.
 */
export function checkFrozenLottery(play: Lottery, running: Lottery, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const removed = running.prizes.flatMap((prize, k) => {
    if (play.prizes.some(({ id }) => id === prize.id)) return []
    const fix = { pointer: `${pointer}/prizes`, value: play.prizes.toSpliced(k, 0, prize) }
    return [finding('lottery.prizeRemoved', `${pointer}/prizes`, { ...naming, prize: prizeName(prize) }, fix)]
  })
  // A market that joins was promised nothing yet.
  const markets = running.markets.filter((market) => play.markets.includes(market))
  const changed = play.prizes.flatMap((prize, k): FindingDraft[] => {
    const before = running.prizes.find(({ id }) => id === prize.id)
    const at = pointer + pointerTo('prizes', k)
    if (before !== undefined) return changesOf(play, prize, before, markets, at)
    const fix = { pointer: `${pointer}/prizes`, value: play.prizes.filter((other) => other !== prize) }
    return [finding('lottery.prizeAdded', at, { ...naming, prize: prizeName(prize) }, fix)]
  })
  const kept = (list: readonly Prize[], others: readonly Prize[]) =>
    list.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id)
  const isMoved = kept(play.prizes, running.prizes).join() !== kept(running.prizes, play.prizes).join()
  const back = { pointer: `${pointer}/prizes`, value: running.prizes }
  const moved = isMoved ? [finding('lottery.orderFrozen', back.pointer, naming, back)] : []
  const at = `${pointer}/whenPrizeGone`
  const fix = { pointer: at, value: running.whenPrizeGone }
  const gone = play.whenPrizeGone === running.whenPrizeGone ? [] : [finding('lottery.goneFrozen', at, naming, fix)]
  return [...removed, ...changed, ...moved, ...gone]
}

function changesOf(play: Lottery, prize: Prize, before: Prize, markets: readonly Market[], at: string): FindingDraft[] {
  const naming = { play: nameOf(play), prize: prizeName(prize) }
  const found: FindingDraft[] = []
  if (prize.odds !== before.odds) {
    const data = { ...naming, was: { partsPerMillion: before.odds }, now: { partsPerMillion: prize.odds } }
    found.push(finding('lottery.oddsFrozen', `${at}/odds`, data, { pointer: `${at}/odds`, value: before.odds }))
  }
  for (const field of ['name', 'couponId'] as const) {
    if (prize[field] === before[field]) continue
    const fix = { pointer: `${at}/${field}`, value: before[field] }
    found.push(finding('lottery.prizeFrozen', fix.pointer, { play: nameOf(play), prize: prizeName(before) }, fix))
  }
  for (const market of markets) {
    const worth = before.value[market]
    if (prize.value[market] !== worth) {
      const pointer = at + pointerTo('value', market)
      const fix = worth === undefined ? undefined : { pointer, value: worth }
      found.push(finding('lottery.prizeFrozen', pointer, { play: nameOf(play), prize: prizeName(before) }, fix))
    }
    const inMarket = { ...naming, market: word('market', market) }
    const was = before.stock[market] ?? 0
    const now = prize.stock[market] ?? 0
    if (was !== now) {
      const pointer = at + pointerTo('stock', market)
      found.push(finding('lottery.stockFrozen', pointer, { ...inMarket, was, now }, { pointer, value: was }))
    }
    if (before.perDay[market] !== prize.perDay[market]) {
      const fix = { pointer: `${at}/perDay`, value: before.perDay }
      found.push(finding('lottery.releaseFrozen', at + pointerTo('perDay', market), inMarket, fix))
    }
  }
  return found
}
