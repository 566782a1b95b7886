import { categories } from '../catalogue/categories.ts'
import { speech } from '../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../speech/vocabulary.ts'
import { earningKinds } from './ledger.ts'
import { partnerProgrammeSchema } from './schema.ts'

/** What a partner programme may say. */
export const vocabulary = {
  findings: {
    'partners.noName': error(),
    'partners.noMarket': error(),
    'partners.marketNotInCampaign': error('market'),
    'partners.budgetMissing': error('market'),
    'partners.budgetZero': error('market'),
    'partners.tooDeep': error('depth'),
    'partners.filingMissing': error('market', 'rule', 'source'),

    'partners.noTier': error(),
    'partners.tierUnnamed': error('rank'),
    'partners.duplicateRank': error('tier', 'other', 'rank'),
    'partners.firstTierAsks': error('tier'),
    'partners.thresholdMissing': error('tier', 'market'),
    'partners.thresholdFalls': error('tier', 'before', 'threshold', 'value', 'least'),
    'partners.rateFalls': error('tier', 'before', 'earning', 'category', 'rate', 'least'),
    'partners.aboveCeiling': error('tier', 'category', 'market', 'own', 'level1', 'level2', 'total', 'ceiling'),
    'partners.aboveCeilingTogether': error('category', 'market', 'total', 'ceiling'),
    'partners.ceilingRaised': error('market', 'ceiling', 'most'),
    'partners.aboveMargin': warning('market', 'product', 'total', 'margin', 'products'),
    'partners.privilegeUnnamed': error('tier'),
    'partners.prizeIncomplete': error('tier', 'prize', 'market'),

    'partners.noBindingTime': error(),
    'partners.noAttributionTime': error(),
    'partners.attributionAboveBinding': error('attribution', 'binding'),
    'partners.holdBelowReturns': error('hold', 'returns'),

    'partners.lifelongWithEntryFee': error('market', 'rule', 'source'),
    'partners.entryFeeReward': warning('market', 'reward', 'rule', 'source'),
    'partners.headCountReward': warning('market', 'reward', 'rule', 'source'),
    'partners.headCountForbidden': error('market', 'reward', 'rule', 'source'),
    'partners.headCountWithEntryFee': error('market', 'reward', 'rule', 'source'),
    'partners.membershipNoProduct': error(),
    'partners.membershipNotSoldHere': error('product', 'market'),
    'partners.membershipRewardMissing': error('market'),
    'partners.rewardAbovePrice': error('product', 'market', 'reward', 'price'),
  },
  statements: [],
  terms: {},
  words: {
    category: [...categories, 'other'],
    earning: earningKinds,
    threshold: ['paid', 'orders', 'bound'],
    bindingRule: partnerProgrammeSchema.shape.binding.shape.rule.options,
    binds: partnerProgrammeSchema.shape.binding.shape.binds.options,
    joiningBy: partnerProgrammeSchema.shape.joining.shape.by.options,
    standingBy: partnerProgrammeSchema.shape.standing.options,
  },
} as const satisfies PlayVocabulary<'partners'>

export const { finding, row, amountRows, countRows, sentence, word } = speech(vocabulary)
