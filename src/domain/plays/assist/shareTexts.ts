import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: {
    title: 'One tap from you and mine is on the house',
    text: 'I only need a few friends. Tap to help me, it costs you nothing.',
  },
  'zh-CN': { title: '帮我助力，享免单', text: '还差几位好友，点一下帮我助力，谢谢你！' },
  'zh-TW': { title: '幫我助力拿免單', text: '還差幾位好友，點一下幫我助力，謝謝你！' },
  'zh-HK': { title: '幫我助力，即享免單', text: '仲差幾位朋友，撳一下幫我助力，多謝！' },
}
