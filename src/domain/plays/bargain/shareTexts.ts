import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: { title: 'Help me cut the price', text: 'One tap from you brings the price down. Thank you!' },
  'zh-CN': { title: '帮我砍一刀', text: '点一下帮我砍价，谢谢你！' },
  'zh-TW': { title: '幫我砍一刀', text: '點一下幫我砍價，謝謝你！' },
  'zh-HK': { title: '幫我砍一刀', text: '撳一下幫我砍價，多謝！' },
}
