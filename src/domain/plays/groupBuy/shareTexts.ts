import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: {
    title: 'Join my group, we both pay less',
    text: 'The more of us, the lower the price. Join before time runs out.',
  },
  'zh-CN': { title: '一起拼团更便宜', text: '人越多价越低，快来参团，一起成团。' },
  'zh-TW': { title: '揪團一起買更划算', text: '人越多價格越低，快加入我的拼團。' },
  'zh-HK': { title: '齊齊拼團平啲買', text: '人越多價錢越低，快啲加入我的拼團。' },
}
