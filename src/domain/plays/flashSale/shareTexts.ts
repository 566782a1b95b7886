import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: { title: 'A few only, gone in minutes', text: 'I got one. The next round starts soon: be there on the minute.' },
  'zh-CN': { title: '限量秒杀，手慢无', text: '我抢到了！下一场马上开始，准点来抢。' },
  'zh-TW': { title: '限時搶購，晚來就沒有', text: '我搶到了！下一場馬上開始，準時來搶。' },
  'zh-HK': { title: '限時搶購，遲咗就冇', text: '我搶到喇！下一場就快開始，準時嚟搶。' },
}
