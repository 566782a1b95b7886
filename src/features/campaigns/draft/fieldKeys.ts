import { markets } from '#domain/market.ts'

/** Fields that the rules state no single fact about, in the dictionary `campaigns`. */
const own = [
  'field.ladder',
  'field.prizes',
  'field.sessions',
  'field.reward',
  'field.plays',
  'field.products',
  'field.phases',
  'field.coupons',
  'field.couponCases',
  'field.acceptedWarnings',
  'field.measured',
  'field.terms',
  'field.stock',
  'field.names',
  'field.window',
  'field.exchange',
  'field.reason',
  'field.conditions',
  'field.purchase',
  'field.steps',
  'field.limits',
  'field.cart',
  'field.cartCurrency',
  'field.cartLines',
  'field.cartShipping',
  'field.shopper',
  'field.shopperMarket',
  'field.shopperChannel',
  'field.shopperPhase',
  'field.shopperKind',
  'field.shopperHolds',
  'field.shopperUsage',
  'field.caseTime',
  'field.caseMode',
  'field.caseExpected',
  'field.caseReturned',
  'field.caseReturnPolicy',
  'field.caseShippingBack',
  'field.caseParcels',
  'field.casePaidBack',
  'field.partners',
  'field.joining',
  'field.binding',
  'field.tiers',
  'field.thresholds',
  'field.rates',
  'field.privileges',
  'field.settings',
] as const
export type OwnField = (typeof own)[number]

export function isOwn(key: string): key is OwnField {
  return own.some((one) => one === key)
}

/**
 * Names of fields by where they lie, ids, places in lists and markets left out: a key of the dictionary `statements`, or of
 * `campaigns` where it is one's own. A field without an entry goes by the nearest part around it that has one, and one that
 * is `null` has no name beside its subject's. For what no row of facts speaks of: a part as a whole, one that is gone.
 */
const keys: Record<string, string | null> = {
  schema: 'field.settings',
  name: 'campaign.name',
  goal: 'campaign.goal',
  markets: 'campaign.market',
  'markets/budget': 'campaign.budget',
  channels: 'campaign.channels',
  exchange: 'field.exchange',
  'exchange/into': 'campaign.reportingCurrency',
  holdoutPercent: 'campaign.holdout',
  measured: 'field.measured',
  acceptedWarnings: 'field.acceptedWarnings',
  'acceptedWarnings/reason': 'field.reason',

  phases: 'field.phases',
  'phases/id': null,
  'phases/kind': 'phase.kind',
  'phases/markets': 'phase.markets',
  'phases/window': 'field.window',
  'phases/window/from': 'phase.from',
  'phases/window/to': 'phase.to',

  products: 'field.products',
  'products/id': null,
  'products/name': 'product.name',
  'products/names': 'field.names',
  'products/category': 'product.category',
  'products/terms': 'field.terms',
  'products/terms/listPrice': 'product.listPrice',
  'products/terms/unitCost': 'product.unitCost',
  'products/terms/stock': 'field.stock',

  coupons: 'field.coupons',
  'coupons/id': null,
  'coupons/name': 'coupons.name',
  'coupons/markets': 'coupons.markets',
  'coupons/window': 'field.window',
  'coupons/window/from': 'coupons.from',
  'coupons/window/to': 'coupons.to',
  'coupons/level': 'coupons.level',
  'coupons/priority': 'coupons.priority',
  'coupons/group': 'coupons.group',
  'coupons/combinesWith': 'coupons.combinesWith',
  'coupons/combinesWith/groups': 'coupons.combinesGroups',
  'coupons/combinesWith/rules': 'coupons.combinesRules',
  'coupons/obtained': 'coupons.obtained',
  'coupons/obtained/code': 'coupons.code',
  'coupons/obtained/count': 'coupons.codes',
  'coupons/obtained/groups': 'coupons.codeLetters',
  'coupons/obtained/validHours': 'coupons.validHours',
  'coupons/scope': 'coupons.scope',
  'coupons/scope/exclude': 'coupons.exclude',
  'coupons/scope/skipDiscounted': 'coupons.skipDiscounted',
  'coupons/conditions': 'field.conditions',
  'coupons/conditions/purchases': 'field.purchase',
  'coupons/conditions/segments': 'coupons.segments',
  'coupons/conditions/firstOrder': 'coupons.firstOrder',
  'coupons/conditions/channels': 'coupons.channels',
  'coupons/conditions/phases': 'coupons.phases',
  'coupons/conditions/hours': 'coupons.hours',
  'coupons/conditions/playOutcome': 'coupons.playOutcome',
  'coupons/conditions/playOutcome/plays': 'coupons.outcomePlays',
  'coupons/effect': 'coupons.effect',
  'coupons/effect/amount': 'coupons.amount',
  'coupons/effect/rate': 'coupons.rate',
  'coupons/effect/cap': 'coupons.cap',
  'coupons/effect/price': 'coupons.price',
  'coupons/effect/steps': 'field.steps',
  'coupons/effect/spend': 'coupons.everySpend',
  'coupons/effect/quantity': 'coupons.everyQuantity',
  'coupons/effect/atMost': 'coupons.atMost',
  'coupons/effect/n': 'coupons.nth',
  'coupons/effect/which': 'coupons.which',
  'coupons/effect/productId': 'coupons.gift',
  'coupons/belowCostMeant': 'coupons.belowCostMeant',
  'coupons/limits': 'field.limits',
  'coupons/limits/uses': 'coupons.uses',
  'coupons/limits/budget': 'coupons.budget',
  'coupons/limits/perPerson': 'coupons.perPerson',
  'coupons/limits/perDay': 'coupons.perDay',
  'coupons/limits/perPersonPerDay': 'coupons.perPersonPerDay',

  couponCases: 'field.couponCases',
  'couponCases/id': null,
  'couponCases/name': 'coupons.name',
  'couponCases/cart': 'field.cart',
  'couponCases/cart/currency': 'field.cartCurrency',
  'couponCases/cart/lines': 'field.cartLines',
  'couponCases/cart/shipping': 'field.cartShipping',
  'couponCases/context': 'field.shopper',
  'couponCases/context/market': 'field.shopperMarket',
  'couponCases/context/channel': 'field.shopperChannel',
  'couponCases/context/at': 'field.caseTime',
  'couponCases/context/phase': 'field.shopperPhase',
  'couponCases/context/segment': 'field.shopperKind',
  'couponCases/context/firstOrder': 'coupons.firstOrder',
  'couponCases/context/outcomes': 'coupons.playOutcome',
  'couponCases/context/codes': 'field.shopperHolds',
  'couponCases/context/held': 'field.shopperHolds',
  'couponCases/context/usage': 'field.shopperUsage',
  'couponCases/mode': 'field.caseMode',
  'couponCases/expected': 'field.caseExpected',
  'couponCases/returned': 'field.caseReturned',
  'couponCases/returned/policy': 'field.caseReturnPolicy',
  'couponCases/returned/shippingBack': 'field.caseShippingBack',
  'couponCases/returned/parcels': 'field.caseParcels',
  'couponCases/returned/paidBack': 'field.casePaidBack',

  partners: 'field.partners',
  'partners/name': 'partners.name',
  'partners/markets': 'partners.markets',
  'partners/budget': 'partners.budget',
  'partners/depth': 'partners.depth',
  'partners/filingReference': 'partners.filingReference',
  'partners/joining': 'field.joining',
  'partners/joining/by': 'partners.joiningBy',
  'partners/joining/invitesPerPartner': 'partners.invitesPerPartner',
  'partners/joining/entryFee': 'partners.entryFee',
  'partners/binding': 'field.binding',
  'partners/binding/rule': 'partners.bindingRule',
  'partners/binding/days': 'partners.bindingDays',
  'partners/binding/binds': 'partners.binds',
  'partners/attributionDays': 'partners.attributionDays',
  'partners/returnDays': 'partners.returnDays',
  'partners/holdDays': 'partners.holdDays',
  'partners/ceiling': 'partners.ceiling',
  'partners/standing': 'partners.standing',
  'partners/membership': 'partners.membershipProduct',
  'partners/membership/reward': 'partners.membershipReward',
  'partners/recruitReward': 'partners.recruitReward',
  'partners/tiers': 'field.tiers',
  'partners/tiers/id': null,
  'partners/tiers/name': 'partners.tierName',
  'partners/tiers/rank': 'partners.rank',
  'partners/tiers/thresholds': 'field.thresholds',
  'partners/tiers/thresholds/paid': 'partners.paid',
  'partners/tiers/thresholds/orders': 'partners.orders',
  'partners/tiers/thresholds/bound': 'partners.bound',
  'partners/tiers/rates': 'field.rates',
  'partners/tiers/privileges': 'field.privileges',
  'partners/tiers/privileges/couponId': 'partners.coupon',

  plays: 'field.plays',
}

/** Lists whose entries have ids, by which the audit names them. */
const lists = [
  'phases',
  'products',
  'plays',
  'coupons',
  'couponCases',
  'acceptedWarnings',
  'conditions/purchases',
  'partners/tiers',
  'tiers/privileges',
]

/** The dictionary's key for a field of a campaign outside its plays, by where it lies; null where it goes by its subject alone. */
export function fieldKeyOf(path: readonly string[]): string | null {
  const names = namesIn(path)
  for (let length = names.length; length > 0; length--) {
    const key = keys[names.slice(0, length).join('/')]
    if (key !== undefined) return key
  }
  return 'field.settings'
}

/** The path without ids of entries, places in lists and markets. */
function namesIn(path: readonly string[]): string[] {
  const names: string[] = []
  let entry = false
  for (const part of path) {
    const isEntry = entry || /^\d+$/.test(part)
    entry = false
    if (isEntry || markets.some((market) => market === part)) continue
    names.push(part)
    entry = lists.includes(names.slice(-2).join('/')) || (names.length === 1 && lists.includes(part))
  }
  return names
}
