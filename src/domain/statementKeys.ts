import type { Fact } from './fact.ts'

/**
 * Rows of facts about a campaign, as `describe` and `diff` write them. The dictionaries name each under
 * `statements.<key>`.
 */
export const statementKeys = [
  'campaign.name',
  'campaign.goal',
  'campaign.market',
  'campaign.budget',
  'campaign.channels',
  'campaign.reportingCurrency',
  'campaign.exchangeRate',
  'campaign.holdout',
  'campaign.acceptedWarning',

  'phase.kind',
  'phase.markets',
  'phase.from',
  'phase.to',

  'product.name',
  'product.category',
  'product.listPrice',
  'product.unitCost',
  'product.stock',

  'play.name',
  'play.product',
  'play.markets',
  'play.from',
  'play.to',
  'play.mayOutlive',
  'play.units',
  'play.whenExhausted',
  'play.breakerBurn',
  'play.breakerCompletion',
  'play.newMeans',
  'play.newByDays',
  'play.newBy',
  'play.minAccountAge',
  'play.perDevice',
  'play.perPhone',
  'play.perAddress',
  'play.perHelperPerDay',
  'play.blockList',
  'play.shareChannels',
  'play.shareMoments',
  'play.shareTitle',
  'play.shareText',

  'groupBuy.soloPrice',
  'groupBuy.size',
  'groupBuy.price',
  'groupBuy.settlement',
  'groupBuy.publicList',
  'groupBuy.stockHeldAt',
  'groupBuy.hoursToFill',
  'groupBuy.mayStart',
  'groupBuy.mayJoin',
  'groupBuy.leaderBenefit',
  'groupBuy.leaderAmount',
  'groupBuy.leaderRate',
  'groupBuy.limitPerOrder',
  'groupBuy.limitPerPerson',
  'groupBuy.atExpiry',
  'groupBuy.minRealMembers',

  'bargain.listPrice',
  'bargain.floorPrice',
  'bargain.helpers',
  'bargain.firstCut',
  'bargain.shape',
  'bargain.jitter',
  'bargain.minCut',
  'bargain.newUserWeight',
  'bargain.fastestFinish',
  'bargain.selfFirstCut',
  'bargain.minNewHelpers',
  'bargain.windowHours',
  'bargain.buyBelowList',
  'bargain.payWithinHours',
  'bargain.stockHeldAt',
  'bargain.helpsPerPersonPerDay',
  'bargain.bargainsPerPerson',
  'bargain.couponsAllowed',
  'bargain.consolationAmount',
  'bargain.consolationUnits',
] as const
export type StatementKey = (typeof statementKeys)[number]

/**
 * Sentences of the shopper rules, with what each is filled with. The dictionaries hold them under `terms.<key>` in
 * the languages of the markets.
 */
export const termCatalogue = {
  'play.period': ['from', 'to', 'market'],
  'play.units': ['product', 'units'],
  'play.exhausted': ['whenExhausted'],
  'play.newUser': ['newMeans', 'days', 'newBy'],
  'play.minAccountAge': ['hours'],
  'play.fairUse': [],
  'play.perDevice': ['times'],
  'play.perPhone': ['times'],
  'play.perAddress': ['times'],
  'play.perHelperPerDay': ['times'],
  'play.keepsVersion': [],

  'groupBuy.what': ['product', 'solo'],
  'groupBuy.rung': ['size', 'price'],
  'groupBuy.timeToFill': ['hours'],
  'groupBuy.startAnyone': [],
  'groupBuy.startExisting': [],
  'groupBuy.joinNew': [],
  'groupBuy.publicList': [],
  'groupBuy.refundDifference': [],
  'groupBuy.chargeAtCompletion': [],
  'groupBuy.leaderFree': [],
  'groupBuy.leaderAmount': ['amount'],
  'groupBuy.leaderRate': ['rate'],
  'groupBuy.limits': ['order', 'person'],
  'groupBuy.expiryRefund': [],
  'groupBuy.expiryHighestRung': [],
  'groupBuy.expiryEnoughJoined': ['members', 'price'],
  'groupBuy.stockHeld': ['stockHeldAt'],

  'bargain.what': ['product', 'list', 'floor'],
  'bargain.window': ['hours'],
  'bargain.helpers': ['helpers'],
  'bargain.newUserWeight': ['weight'],
  'bargain.minNewHelpers': ['helpers'],
  'bargain.selfFirstCut': [],
  'bargain.cutsDiffer': ['least'],
  'bargain.progress': [],
  'bargain.buyBelowList': [],
  'bargain.floorOnly': [],
  'bargain.payWithin': ['hours'],
  'bargain.limits': ['helpsPerDay', 'bargains'],
  'bargain.noCoupons': [],
  'bargain.coupons': [],
  'bargain.consolation': ['amount', 'units'],
  'bargain.stockHeld': ['stockHeldAt'],
} as const satisfies Record<string, readonly string[]>
export type TermKey = keyof typeof termCatalogue

/** One sentence of the shopper rules: `terms.<key>` in the dictionaries of the market's languages, filled with `data`. */
export type Sentence = { key: TermKey; data: Record<string, Fact> }

/** Makes a sentence with exactly the values it needs. */
export function sentence<K extends TermKey>(key: K, data: Record<(typeof termCatalogue)[K][number], Fact>): Sentence {
  return { key, data }
}
