import { wholeUnits } from '../coupons/units.ts'
import { ruleFrom, type Preset } from '../coupons/presets.ts'
import type { CouponRule } from '../coupons/schema.ts'
import { markets, type Language, type Market } from '../market.ts'
import { times } from '../money.ts'
import type { Play, PlayKind } from '../plays/schema.ts'
import { createProgramme, type ProgrammeNames } from '../partners/create.ts'
import { definitionFor } from '../plays/registry.ts'
import { perMarketOf } from '../plays/shared/products.ts'
import { atLocalTime, type Instant } from '../time.ts'
import { blankCampaign, dayOf } from './create.ts'
import type { CampaignDocument, CampaignProduct, Phase } from './document.ts'
import type { PhaseKind } from './phaseKinds.ts'

export const templateNames = ['blank', 'double11', 'christmas'] as const
export type TemplateName = (typeof templateNames)[number]

export type TemplateChoices = {
  name: string
  markets: readonly Market[]
  /** First day of the main phase, `2026-11-11`, in each market's own time. */
  firstDay: string
  /** What its goal and its plays are called in: the author's. English without one. */
  language?: Language
  /** Picked products; the plays take them in turn. Without any, each play still asks for its product. */
  products?: readonly CampaignProduct[]
}

/** A text people will read and change, in whichever language its author works. */
type Words = Readonly<Record<Language, string>>

type Template = {
  goal: Words
  /** Days from the first day of the main phase; `to` is excluded. */
  phases: readonly { kind: PhaseKind; from: number; to: number }[]
  plays: readonly TemplatePlay[]
  coupons: readonly TemplateCoupon[]
  /** What the partner programme and its tiers are called; null for none. */
  partners: Readonly<Record<Language, ProgrammeNames>> | null
}

type TemplatePlay = { kind: PlayKind; id: string; name: Words; set?: (play: Play) => Play }
type TemplateCoupon = { preset: Preset; id: string; name: Words; set?: (rule: CouponRule) => CouponRule }

/** Collected by whoever wants it; it may meet what is taken off the order. */
const freeShipping: TemplateCoupon = {
  preset: 'freeShipping',
  id: 'free-shipping',
  name: { en: 'Free shipping coupon', 'zh-CN': '包邮券', 'zh-TW': '免運券', 'zh-HK': '免運費券' },
}

/** One night that everything leads up to, and three days for those who missed it. */
const double11: Template = {
  goal: {
    en: 'New registrations through friends, at a cost per registration below advertising.',
    'zh-CN': '通过好友带来新注册，单个注册成本低于广告投放。',
    'zh-TW': '透過好友帶來新註冊，單一註冊成本低於廣告投放。',
    'zh-HK': '透過好友帶來新登記，每個登記成本低於廣告投放。',
  },
  phases: [
    { kind: 'teaser', from: -17, to: -10 },
    { kind: 'warmUp', from: -10, to: 0 },
    { kind: 'main', from: 0, to: 1 },
    { kind: 'encore', from: 1, to: 4 },
  ],
  plays: [
    { kind: 'groupBuy', id: 'group', name: { en: 'Group buy', 'zh-CN': '拼团', 'zh-TW': '拼團', 'zh-HK': '拼團' } },
    {
      kind: 'groupBuy',
      id: 'group-new',
      name: { en: 'Bring a new friend', 'zh-CN': '老带新拼团', 'zh-TW': '舊客揪新客', 'zh-HK': '舊客帶新客' },
      set: (play) => (play.kind === 'groupBuy' ? { ...play, mayStart: 'existingUsers', mayJoin: 'newUsers' } : play),
    },
    { kind: 'bargain', id: 'bargain', name: { en: 'Bargain', 'zh-CN': '砍价', 'zh-TW': '砍價', 'zh-HK': '砍價' } },
  ],
  coupons: [
    {
      preset: 'everySpend',
      id: 'cross-shop',
      name: {
        en: 'Cross-shop spend and save',
        'zh-CN': '跨店满减',
        'zh-TW': '全館滿額折抵',
        'zh-HK': '全店滿減',
      },
      set: takenByItself,
    },
    {
      preset: 'spendAndSave',
      id: 'new-customer',
      name: { en: 'New-customer coupon', 'zh-CN': '新人券', 'zh-TW': '新客優惠券', 'zh-HK': '新客優惠券' },
      set: (rule) => ({
        ...takesOff(rule, 30),
        conditions: { ...rule.conditions, purchases: [], firstOrder: true },
      }),
    },
    freeShipping,
  ],
  partners: {
    en: { programme: 'Partners', tiers: ['Bronze', 'Silver', 'Gold'] },
    'zh-CN': { programme: '合伙人', tiers: ['铜牌合伙人', '银牌合伙人', '金牌合伙人'] },
    'zh-TW': { programme: '合夥人', tiers: ['銅級合夥人', '銀級合夥人', '金級合夥人'] },
    'zh-HK': { programme: '合夥人', tiers: ['銅級合夥人', '銀級合夥人', '金級合夥人'] },
  },
}

/** Nine days around the holiday: gifts for two, and a bargain to come back to. */
const christmas: Template = {
  goal: {
    en: 'Bring back the friends who registered at Double 11.',
    'zh-CN': '召回双十一期间注册的好友。',
    'zh-TW': '讓雙 11 註冊的好友再次回來。',
    'zh-HK': '令雙十一登記的好友再次回來。',
  },
  phases: [
    { kind: 'teaser', from: -10, to: -5 },
    { kind: 'warmUp', from: -5, to: 0 },
    { kind: 'main', from: 0, to: 9 },
    { kind: 'encore', from: 9, to: 13 },
  ],
  plays: [
    {
      kind: 'bargain',
      id: 'bargain',
      name: { en: 'Christmas bargain', 'zh-CN': '圣诞砍价', 'zh-TW': '聖誕砍價', 'zh-HK': '聖誕砍價' },
    },
    {
      kind: 'groupBuy',
      id: 'gift-for-two',
      name: { en: 'Gifts for two', 'zh-CN': '双人拼团送礼', 'zh-TW': '雙人拼團送禮', 'zh-HK': '雙人拼團送禮' },
      set: (play) => (play.kind === 'groupBuy' ? { ...play, leaderBenefit: { type: 'percent', rate: 500 } } : play),
    },
  ],
  coupons: [
    {
      preset: 'spendAndSave',
      id: 'spend-and-save',
      name: {
        en: 'Christmas spend and save',
        'zh-CN': '圣诞满减',
        'zh-TW': '聖誕滿額折抵',
        'zh-HK': '聖誕滿減',
      },
      set: takenByItself,
    },
    {
      preset: 'spendAndSave',
      id: 'welcome-back',
      name: {
        en: 'Welcome-back coupon',
        'zh-CN': '老友回归券',
        'zh-TW': '好友回訪券',
        'zh-HK': '好友重臨券',
      },
      set: (rule) => ({
        ...takesOff(rule, 30),
        conditions: { ...rule.conditions, purchases: [], segments: ['sharedToReturning'] },
      }),
    },
    freeShipping,
  ],
  partners: null,
}

/** Nobody collects it: whoever buys for enough has it, as often as it lasts. */
function takenByItself(rule: CouponRule): CouponRule {
  return { ...rule, obtained: { type: 'automatic' }, limits: { ...rule.limits, perPerson: null } }
}

/** Another amount off, and a budget for as many of them as may be used. */
function takesOff(rule: CouponRule, units: number): CouponRule {
  const amount = wholeUnits(rule.markets, units)
  const budget = perMarketOf(rule.markets, (market) => times(amount[market] ?? 0, rule.limits.uses[market] ?? 0))
  return { ...rule, effect: { type: 'amount', amount }, limits: { ...rule.limits, budget } }
}

const templates: Record<Exclude<TemplateName, 'blank'>, Template> = { double11, christmas }

/**
 * A campaign to begin with. Its coupons are complete, and its plays but for the product, which `withProduct` of their
 * definition fills in with prices and limits; once every play has one, nothing stops review.
 *
 * @throws RangeError if `firstDay` is no date
 */
export function fromTemplate(template: TemplateName, choices: TemplateChoices): CampaignDocument {
  const blank = blankCampaign(choices)
  if (template === 'blank') return { ...blank, products: [...(choices.products ?? [])] }
  const { goal, phases, plays, coupons, partners } = templates[template]
  const { language = 'en' } = choices
  const held = markets.filter((market) => choices.markets.includes(market))
  const document: CampaignDocument = {
    ...blank,
    goal: goal[language],
    phases: phases.flatMap((phase) => phasesOf(phase, held, choices.firstDay)),
    products: [...(choices.products ?? [])],
  }
  return {
    ...document,
    plays: plays.map((play, k) => playOf(play, document, k, language)),
    coupons: coupons.map(({ preset, id, name, set = (rule) => rule }) =>
      set(ruleFrom(preset, { id, name: name[language], campaign: document })),
    ),
    partners: partners && createProgramme(document, partners[language]),
  }
}

/** A phase for each group of markets whose clocks agree. */
function phasesOf(phase: Template['phases'][number], held: readonly Market[], firstDay: string): Phase[] {
  const at = (days: number, market: Market): Instant => {
    const first = dayOf(firstDay)
    return atLocalTime({ ...first, day: first.day + days }, market)
  }
  const byStart = new Map<Instant, Market[]>()
  for (const market of held) {
    const start = at(phase.from, market)
    byStart.set(start, [...(byStart.get(start) ?? []), market])
  }
  return [...byStart].map(([from, together], k) => ({
    id: k === 0 ? phase.kind : `${phase.kind}-${k + 1}`,
    kind: phase.kind,
    markets: together,
    window: { from, to: at(phase.to, together[0]!) },
  }))
}

function playOf(
  { kind, id, name, set }: TemplatePlay,
  document: CampaignDocument,
  index: number,
  language: Language,
): Play {
  const product = document.products[index % Math.max(1, document.products.length)]
  const context = { id, campaign: document, ...(product === undefined ? {} : { productId: product.id }) }
  const play: Play = { ...definitionFor(kind).create(context), name: name[language] }
  return set === undefined ? play : set(play)
}
