import type { ShareCard } from '../shared/blocks.ts'

/** What shoppers send to friends until somebody writes better. Content of the document, not of the console. */
export const shareTexts: ShareCard['texts'] = {
  en: { title: 'Can you do better than me?', text: 'One minute, one game, and something to win. Your turn.' },
  'zh-CN': { title: '你能比我玩得更好吗？', text: '一分钟小游戏，玩过关有奖，轮到你了！' },
  'zh-TW': { title: '換你來挑戰！', text: '一分鐘小遊戲，過關有獎，等你來玩。' },
  'zh-HK': { title: '你夠唔夠我叻？', text: '一分鐘小遊戲，過關有獎，輪到你喇。' },
}
