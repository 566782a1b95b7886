import type { Fact } from './fact.ts'

const error = <const D extends readonly string[]>(...data: D) => ({ severity: 'error' as const, data })
const warning = <const D extends readonly string[]>(...data: D) => ({ severity: 'warning' as const, data })

/**
 * Every finding the console knows: how grave it is, and the names its sentence may use. The dictionaries hold a
 * sentence for each code in each language under `findings.<code>`.
 */
export const findingCatalogue = {
  'basics.noMarket': error(),
  'basics.noChannel': error(),
  'basics.noPhase': error(),
  'basics.noMainPhase': warning(),
  'basics.noPlay': error(),
  'basics.alreadyOver': error('end'),
  'basics.duplicateId': error('id'),
  'basics.exchangeRateMissing': error('currency', 'into'),
  'basics.channelNotInCampaign': warning('product', 'channel', 'market'),

  'phase.empty': error('phase'),
  'phase.noMarket': error('phase'),
  'phase.marketNotInCampaign': error('phase', 'market'),
  'phase.marketWithoutPhase': error('market'),
  'phase.overlap': error('phase', 'other', 'market'),
  'phase.order': error('phase', 'other', 'market'),

  'product.soldNowhere': warning('product'),
  'product.overAllotted': error('product', 'market', 'allotted', 'stock'),
  'product.inTwoPlays': warning('product', 'market', 'play', 'other'),
  'product.inTwoCampaigns': warning('product', 'market', 'play', 'other', 'campaign'),
  'product.encoreBelowMain': warning('product', 'market', 'play', 'price', 'other', 'otherPrice'),

  'budget.worstOverBudget': warning('market', 'worst', 'budget'),
  'budget.expectedNearBudget': warning('market', 'expected', 'budget', 'share'),

  'play.noName': error(),
  'play.noProduct': error('play'),
  'play.productNotSoldHere': error('play', 'product', 'market'),
  'play.noMarket': error('play'),
  'play.marketNotInCampaign': error('play', 'market'),
  'play.windowEmpty': error('play'),
  'play.outsidePhases': error('play', 'market'),
  'play.outlivesCampaign': error('play', 'market', 'hours', 'end'),
  'play.priceMissing': error('play', 'market', 'price'),

  'cap.missing': error('play', 'market'),
  'cap.zero': error('play', 'market'),
  'cap.overStock': error('play', 'market', 'units', 'stock'),
  'cap.couponUnpriced': warning('play'),

  'shareCard.noChannel': warning('play'),
  'shareCard.channelNotInMarkets': warning('play', 'channel'),
  'shareCard.textMissing': error('play', 'language', 'market'),
  'shareCard.platformRule': warning('play', 'channel', 'rule', 'source'),

  'codes.guessable': error('batch', 'codes', 'letters', 'most'),

  'groupBuy.noLadder': error('play'),
  'groupBuy.sizeTooSmall': error('play', 'size'),
  'groupBuy.sizesNotRising': error('play', 'size', 'before'),
  'groupBuy.pricesNotFalling': error('play', 'market', 'size', 'price', 'before'),
  'groupBuy.priceNotBelowList': error('play', 'market', 'size', 'price', 'list'),
  'groupBuy.priceBelowCost': warning('play', 'market', 'size', 'price', 'cost', 'loss'),
  'groupBuy.soloAboveList': error('play', 'market', 'price', 'list'),
  'groupBuy.soloNotAboveGroup': error('play', 'market', 'price', 'group'),
  'groupBuy.soloBelowCost': warning('play', 'market', 'price', 'cost', 'loss'),
  'groupBuy.noTimeToFill': error('play'),
  'groupBuy.noLimit': error('play'),
  'groupBuy.personLimitBelowOrderLimit': error('play', 'order', 'person'),
  'groupBuy.groupLargerThanStock': error('play', 'market', 'needed', 'units'),
  'groupBuy.realMembersOutOfRange': error('play', 'members', 'most'),
  'groupBuy.lowerRungsNeverApply': warning('play', 'size'),
  'groupBuy.completesUnfilled': warning('play', 'members', 'size'),
  'groupBuy.leaderBenefitMissing': error('play', 'market'),
  'groupBuy.leaderBenefitTooLarge': error('play', 'market', 'benefit', 'price'),
  'groupBuy.leaderFree': warning('play', 'size', 'accounts'),

  'bargain.listAboveProduct': error('play', 'market', 'price', 'list'),
  'bargain.listBelowCost': warning('play', 'market', 'price', 'cost', 'loss'),
  'bargain.floorNotBelowList': error('play', 'market', 'floor', 'list'),
  'bargain.floorBelowCost': warning('play', 'market', 'floor', 'cost', 'loss', 'units'),
  'bargain.noHelpers': error('play'),
  'bargain.minCutTooSmall': error('play', 'market'),
  'bargain.discountTooSmall': error('play', 'market', 'discount', 'needed', 'helpers'),
  'bargain.jitterTooLarge': error('play', 'jitter', 'most'),
  'bargain.shapeNotRising': error('play', 'point'),
  'bargain.shapeBeforeFirstCut': error('play', 'point'),
  'bargain.endlessTail': warning('play', 'helpers', 'share', 'rule', 'source'),
  'bargain.weightOutOfRange': error('play', 'weight', 'most'),
  'bargain.newHelpersOutOfRange': error('play', 'needed', 'most'),
  'bargain.noWindow': error('play'),
  'bargain.noTimeToPay': error('play'),
  'bargain.noHelpsAllowed': error('play'),
  'bargain.noBargainsAllowed': error('play'),
  'bargain.onePersonFinishes': warning('play', 'market', 'accounts', 'each', 'floor'),
  'bargain.consolationMissing': error('play', 'market'),
  'bargain.consolationAboveDiscount': warning('play', 'market', 'consolation', 'discount'),
} as const satisfies Record<string, { severity: 'error' | 'warning'; data: readonly string[] }>

export type FindingCode = keyof typeof findingCatalogue
export type FindingData<C extends FindingCode> = Record<(typeof findingCatalogue)[C]['data'][number], Fact>

export const findingCodes = Object.keys(findingCatalogue) as FindingCode[]
