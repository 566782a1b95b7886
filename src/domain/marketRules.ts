import type { Market, SocialChannel } from './market.ts'

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
}

const rule = (given: MarketRule): MarketRule => given

/** The rules the checks know. Each has its name in the dictionaries under `words.rule.<key>`. */
export const marketRules = {
  /** Names bargains, assists and sharing for red packets among what an external link may not induce. */
  wechatExternalLinks: rule({
    source: {
      title: '微信外部链接内容管理规范',
      publisher: 'Weixin (Tencent)',
      url: 'https://weixin.qq.com/cgi-bin/readtemplate?t=weixin_external_links_content_management_specification',
    },
    markets: ['HK', 'TW', 'CN'],
    channel: 'wechat',
    plays: ['bargain'],
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
    plays: ['groupBuy', 'bargain'],
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
} as const

export type MarketRuleKey = keyof typeof marketRules
