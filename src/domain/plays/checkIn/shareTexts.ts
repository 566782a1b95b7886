import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: {
    title: 'I check in every day, join me',
    text: 'A little more for every day. Open my invitation and start yours.',
  },
  'zh-CN': { title: '每天签到有奖励，一起来', text: '签得越久得越多，点开我的邀请，今天就开始。' },
  'zh-TW': { title: '每天簽到拿獎勵，一起來', text: '簽越多天拿越多，點開我的邀請，今天就開始。' },
  'zh-HK': { title: '日日簽到有獎賞，一齊嚟', text: '簽得越耐攞得越多，撳入我嘅邀請，今日就開始。' },
}
