import type { CampaignDocument } from '../../campaign/document.ts'
import { marketRules } from '../../marketRules.ts'
import { word } from '../../speech/speech.ts'
import type { PlayBase, Reward } from './blocks.ts'
import { marketsOf, nameOf } from './checks.ts'

/** What to say of each market where cash that a play pays out is taxed with whoever pays it. */
export function cashTaxes(play: PlayBase & { reward: Reward }, campaign: CampaignDocument) {
  const rule = marketRules.cnIncidentalIncome
  if (play.reward.pays !== 'cash') return []
  return marketsOf(play, campaign)
    .filter((market) => rule.markets.includes(market))
    .map((market) => ({
      play: nameOf(play),
      market: word('market', market),
      rule: word('rule', 'cnIncidentalIncome'),
      source: rule.source.title,
    }))
}
