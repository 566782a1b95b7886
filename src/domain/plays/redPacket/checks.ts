import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { times } from '../../money.ts'
import { cashTaxes } from '../shared/cashTax.ts'
import { checkReward, marketsOf, nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { packetsAtOnce, potOf } from './pot.ts'
import type { RedPacket } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** Everything red packets are checked for before review. */
export function checkRedPacket(play: RedPacket, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  return [
    ...marketsOf(play, campaign).flatMap((market) => checkPot(play, market, pointer)),
    ...checkReward(play, campaign, play.reward, `${pointer}/reward`),
    ...checkWorth(play, pointer),
    ...cashTaxes(play, campaign).map((data) => finding('redPacket.cashTaxed', `${pointer}/reward/pays`, data)),
    ...checkSharing(play, pointer),
    ...checkTimes(play, pointer),
  ]
}

function checkPot(play: RedPacket, market: Market, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play), market: word('market', market) }
  const at = (...path: string[]) => pointer + pointerTo(...path, market)
  const found: FindingDraft[] = []
  const money = play.cap.budget[market]
  const packets = play.cap.units[market]
  // Without either the play has no limit at all, which is said of every play.
  if (money === undefined && packets !== undefined)
    found.push(finding('redPacket.budgetMissing', at('cap', 'budget'), naming))
  if (packets === undefined && money !== undefined)
    found.push(finding('redPacket.packetsMissing', at('cap', 'units'), naming))
  if ((play.smallest[market] ?? 0) < 1) {
    const fix = { pointer: at('smallest'), value: 1 }
    found.push(finding('redPacket.smallestTooSmall', at('smallest'), naming, fix))
  }
  const pot = potOf(play, market)
  if (pot === null || pot.packets < 1 || pot.smallest < 1) return found

  const needed = times(pot.smallest, pot.packets)
  if (pot.money < needed) {
    const fits = Math.floor(pot.money / pot.smallest)
    const data = {
      ...naming,
      budget: amountIn(market, pot.money),
      packets: pot.packets,
      smallest: amountIn(market, pot.smallest),
      needed: amountIn(market, needed),
    }
    const fix = fits >= 1 ? { pointer: at('cap', 'units'), value: fits } : undefined
    found.push(finding('redPacket.potTooSmall', at('cap', 'budget'), data, fix))
  } else if (play.split === 'lucky' && pot.money === needed) {
    const fix = { pointer: `${pointer}/split`, value: 'even' }
    const data = { ...naming, smallest: amountIn(market, pot.smallest) }
    found.push(finding('redPacket.luckWithoutRoom', at('smallest'), data, fix))
  }
  if (play.receivers === 'sharerAndFriends' && packetsAtOnce(play) > pot.packets) {
    const fix = { pointer: `${pointer}/receivers`, value: 'sharer' }
    const data = { ...naming, packets: pot.packets, needed: packetsAtOnce(play) }
    found.push(finding('redPacket.tooFewForFriends', at('cap', 'units'), data, fix))
  }
  return found
}

function checkWorth(play: RedPacket, pointer: string): FindingDraft[] {
  if (play.reward.pays !== 'coupon' || play.split !== 'lucky') return []
  const at = `${pointer}/split`
  return [finding('redPacket.couponsDiffer', at, { play: nameOf(play) }, { pointer: at, value: 'even' })]
}

/** The farmers (羊毛党) come first: can one person's own accounts, or a script, unlock packets? */
function checkSharing(play: RedPacket, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  const friends = play.friendsNeeded
  if (friends < 1) {
    const at = `${pointer}/friendsNeeded`
    return [finding('redPacket.noFriendsNeeded', at, naming, { pointer: at, value: 1 })]
  }
  if (play.unlockedBy === 'opens' && play.reward.pays === 'cash') {
    const at = `${pointer}/unlockedBy`
    found.push(finding('redPacket.opensCostNothing', at, naming, { pointer: at, value: 'registrations' }))
  }
  const { perDevice } = play.eligibility
  if (play.unlockedBy === 'registrations' && (perDevice === null || perDevice > friends)) {
    const at = `${pointer}/eligibility/perDevice`
    found.push(
      finding('redPacket.onePersonUnlocks', at, { ...naming, accounts: friends }, { pointer: at, value: friends }),
    )
  }
  return found
}

function checkTimes(play: RedPacket, pointer: string): FindingDraft[] {
  const atLeastOne = [
    ['packetsPerPerson', 'redPacket.noPacketsAllowed', 1],
    ['hoursToShare', 'redPacket.noTimeToShare', 24],
    ['claimWithinHours', 'redPacket.noTimeToClaim', 24],
  ] as const
  return atLeastOne.flatMap(([field, code, value]) => {
    const at = `${pointer}/${field}`
    return play[field] < 1 ? [finding(code, at, { play: nameOf(play) }, { pointer: at, value })] : []
  })
}
