import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../src/locales/', import.meta.url)

/** Words of the mainland's trade, each with what is written in both other places. */
const mainland = {
  默認: '預設',
  信息: '訊息、資訊',
  質量: '品質',
  視頻: '影片',
  屏幕: '螢幕',
  鏈接: '連結',
  導入: '匯入',
  導出: '匯出',
  創建: '建立',
  加載: '載入',
  刷新: '重新整理',
  添加: '新增',
  搜索: '搜尋',
  當前: '目前',
  登錄: '登入',
  小程序: '小程式',
  服務器: '伺服器',
  軟件: '軟體、軟件（香港）',
  打印: '列印',
  點擊: '按一下',
  反饋: '意見回饋',
  賬: '帳',
  字段: '欄位',
  菜單: '選單',
  界面: '介面',
  緩存: '快取',
  短信: '簡訊、短訊',
  店面: '商城、商店：店面是實體店',
  发: '繁體字',
  为: '繁體字',
  这: '繁體字',
  设: '繁體字',
}

/** What must not stand there, with the word of the place. A word that contains it and is right is left out of the search. */
const forbidden: Record<string, { words: Record<string, string>; except: readonly string[] }> = {
  'zh-TW': {
    words: {
      ...mainland,
      用戶: '使用者、顧客、新客',
      數據: '資料、數字',
      網絡: '網路',
      保存: '儲存、保留',
      渠道: '通路',
      轉化率: '轉換率',
      佣金: '分潤',
      審批: '簽核',
      條款: '活動辦法',
      列表: '清單',
      程序: '程式、流程',
      軟件: '軟體',
      你: '您',
      佔: '占',
      線下: '門市、實體',
      網上: '線上',
    },
    except: ['數據分析'],
  },
  'zh-HK': {
    words: {
      ...mainland,
      發布: '發佈',
      通路: '渠道',
      簽核: '審批',
      分潤: '佣金',
      網路: '網絡',
      轉化率: '轉換率',
      保存: '儲存、保留',
    },
    except: [],
  },
}

describe.each(Object.entries(forbidden))('%s', (language, { words, except }) => {
  it('is written in the words of its trade', () => {
    const found = readdirSync(new URL(`${language}/`, root)).flatMap((file) =>
      readFileSync(new URL(`${language}/${file}`, root), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const searched = except.reduce((text, fine) => text.replaceAll(fine, ''), line)
          return Object.entries(words)
            .filter(([word]) => searched.includes(word))
            .map(([word, instead]) => `${file}:${index + 1}: ${word} → ${instead}: ${line.trim()}`)
        }),
    )
    expect(found).toEqual([])
  })
})
