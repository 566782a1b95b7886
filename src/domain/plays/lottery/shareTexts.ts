import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: { title: 'Try your luck', text: 'Open my invitation and draw for a prize. A draw a day is free.' },
  'zh-CN': { title: '来试试手气', text: '点开我的邀请抽个奖，每天免费一次。' },
  'zh-TW': { title: '來試試手氣', text: '點開我的邀請抽個獎，每天免費一次。' },
  'zh-HK': { title: '嚟試下手氣', text: '撳入我嘅邀請抽個獎，日日免費一次。' },
}
