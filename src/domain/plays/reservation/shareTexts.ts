import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: { title: 'I have reserved mine', text: 'Reserve yours before the places are gone, then buy on the day.' },
  'zh-CN': { title: '我已经预约成功', text: '名额有限，快来预约，开售当天直接买。' },
  'zh-TW': { title: '我預約成功了', text: '名額有限，快來預約，開賣當天直接買。' },
  'zh-HK': { title: '我預約咗喇', text: '名額有限，快啲預約，開售當日直接買。' },
}
