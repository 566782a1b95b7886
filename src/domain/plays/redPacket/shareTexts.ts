import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: { title: 'A red packet is waiting', text: 'Open my invitation and we both get closer to a red packet.' },
  'zh-CN': { title: '送你一个红包', text: '点开我的邀请，一起领红包，先到先得。' },
  'zh-TW': { title: '送你一個紅包', text: '點開我的邀請，一起領紅包，數量有限，送完為止。' },
  'zh-HK': { title: '派紅包俾你', text: '撳入我嘅邀請，一齊攞紅包，先到先得。' },
}
