import type { Market, SocialChannel } from './market.ts'
import { portion, type BasisPoints, type Minor } from './money.ts'

/**
 * A rule of a place or a platform that a campaign may run into. Not legal advice: findings quote the source and ask
 * to check its current text. `verify` is when the wording was last compared with the source; `null` is never.
 */
export type MarketRule = {
  source: { title: string; publisher: string; url: string | null }
  markets: readonly Market[]
  channel: SocialChannel | null
  /** Kinds of play it names. */
  plays: readonly string[]
  verified: string | null
  /** Ways to earn draws it names (`plays/lottery`). */
  ways?: readonly string[]
  /** The most a prize drawn by chance may be worth, in the minor unit of its market. */
  mostPrize?: Minor
  /** The most a gift with purchase may be worth: a share of the goods, or a flat amount where they cost less than `below`. */
  mostGift?: { share: BasisPoints; below: Minor; flat: Minor }
  /** May a draw by chance need a licence? */
  licence?: true
}

const rule = (given: MarketRule): MarketRule => given

/** The rules the checks know. Each has its name in the dictionaries under `words.rule.<key>`. */
export const marketRules = {
  /**
   * Names, among what an external link may not induce sharing by: red packets and other rewards, checking in, friends'
   * help (bargains, assists), and draws for sharing.
   */
  wechatExternalLinks: rule({
    source: {
      title: '微信外部链接内容管理规范',
      publisher: 'Weixin (Tencent)',
      url: 'https://weixin.qq.com/cgi-bin/readtemplate?t=weixin_external_links_content_management_specification',
    },
    markets: ['HK', 'TW', 'CN'],
    channel: 'wechat',
    plays: ['bargain', 'assist', 'redPacket', 'checkIn'],
    ways: ['share'],
    verified: null,
  }),
  /** A price after the event below the event's own breaks price protection and makes the event's reference price doubtful. */
  cnPriceClarity: rule({
    source: {
      title: '明码标价和禁止价格欺诈规定',
      publisher: '国家市场监督管理总局',
      url: null,
    },
    markets: ['CN'],
    channel: null,
    plays: ['groupBuy', 'bargain', 'assist', 'flashSale', 'reservation'],
    verified: null,
  }),
  /** A platform was held liable in 2022 for progress shown rounded up, and steps that hid how far the end was. */
  cnBargainProgress: rule({
    source: {
      title: '拼多多“砍价免费拿”网络服务合同纠纷案',
      publisher: '上海市 (court judgment, 2022)',
      url: null,
    },
    markets: ['CN'],
    channel: null,
    plays: ['bargain'],
    verified: null,
  }),
  /**
   * Article 7: pay by the number of people brought in, a fee or a purchase as the condition of joining, and pay by what
   * those below sell, are each pyramid selling.
   */
  cnPyramidSelling: rule({
    source: { title: '禁止传销条例（国务院令第444号）', publisher: '国务院', url: null },
    markets: ['CN'],
    channel: null,
    plays: [],
    verified: null,
  }),
  /** Article 6: multi-level sales are filed with the authority before they begin; article 18: income must come from goods. */
  twMultiLevel: rule({
    source: {
      title: '多層次傳銷管理法',
      publisher: '公平交易委員會',
      url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=J0150017',
    },
    markets: ['TW'],
    channel: null,
    plays: [],
    verified: null,
  }),
  /** A scheme that people pay to join for what they get for bringing in others is an offence to promote. */
  hkPyramidSchemes: rule({
    source: {
      title: 'Pyramid Schemes Prohibition Ordinance (Cap. 617)',
      publisher: 'HKSAR',
      url: 'https://www.elegislation.gov.hk/hk/cap617',
    },
    markets: ['HK'],
    channel: null,
    plays: [],
    verified: null,
  }),
  /** Whoever pays somebody cash by chance or for publicity withholds the tax on it; discounts and coupons are left out. */
  cnIncidentalIncome: rule({
    source: {
      title: '关于个人取得有关收入适用个人所得税应税所得项目的公告（2019年第74号）',
      publisher: '财政部 税务总局',
      url: null,
    },
    markets: ['CN'],
    channel: null,
    plays: ['redPacket', 'checkIn'],
    verified: null,
  }),
  /** A prize drawn by chance is worth CNY 50,000 at most; what is announced may not change while the draw runs. */
  cnPrizeCeiling: rule({
    source: { title: '规范促销行为暂行规定（第32号令）', publisher: '国家市场监督管理总局', url: null },
    markets: ['CN'],
    channel: null,
    plays: ['lottery'],
    mostPrize: 5_000_000,
    verified: null,
  }),
  /** A prize is worth TWD 5,000,000 at most. */
  twPrizeCeiling: rule({
    source: {
      title: '事業提供贈品贈獎額度辦法',
      publisher: '公平交易委員會',
      url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=J0150021',
    },
    markets: ['TW'],
    channel: null,
    plays: ['lottery'],
    mostPrize: 5_000_000,
    verified: null,
  }),
  /** A gift with purchase is worth half of the goods at most; with goods below TWD 100, TWD 50. */
  twGiftCeiling: rule({
    source: {
      title: '事業提供贈品贈獎額度辦法',
      publisher: '公平交易委員會',
      url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=J0150021',
    },
    markets: ['TW'],
    channel: null,
    plays: ['lottery'],
    mostGift: { share: 5_000, below: 100, flat: 50 },
    verified: null,
  }),
  /** A draw by chance that promotes a trade is a trade promotion competition, held under a licence. */
  hkTradePromotion: rule({
    source: {
      title: 'Gambling Ordinance (Cap. 148), Trade Promotion Competition Licence',
      publisher: 'Office of the Licensing Authority, Home Affairs Department',
      url: 'https://www.hadla.gov.hk/',
    },
    markets: ['HK'],
    channel: null,
    plays: ['lottery'],
    licence: true,
    verified: null,
  }),
  /** Personal timelines and friend connections may not administer a promotion: no draws for sharing or tagging friends. */
  metaPromotions: rule({
    source: {
      title: 'Pages, Groups and Events Policies: Promotions',
      publisher: 'Meta',
      url: 'https://www.facebook.com/policies/pages_groups_events',
    },
    markets: ['HK', 'TW'],
    channel: 'facebook',
    plays: [],
    ways: ['share', 'tag'],
    verified: null,
  }),
} as const

export type MarketRuleKey = keyof typeof marketRules

/**
 * The laws of a market on gifts with purchase: the most that a gift may be worth which comes with an order, minor units.
 *
 * @param order what the goods of the order cost
 */
export function giftLaws(market: Market, order: Minor): { key: MarketRuleKey; source: string; most: Minor }[] {
  return (Object.entries(marketRules) as [MarketRuleKey, MarketRule][]).flatMap(
    ([key, { mostGift, markets, source }]) => {
      if (mostGift === undefined || !markets.includes(market)) return []
      const { below, flat, share } = mostGift
      return [{ key, source: source.title, most: order < below ? flat : portion(order, share) }]
    },
  )
}
