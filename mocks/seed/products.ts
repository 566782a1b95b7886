import type { Product } from '#domain/catalogue/product.ts'
import type { Currency, Minor } from '#domain/money.ts'
import { exponents, portion } from '#domain/money.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'

type Line = readonly [
  id: string,
  category: Product['category'],
  en: string,
  simplified: string,
  traditional: string,
  /** List price in whole Hong Kong dollars; the other markets follow at their own rounded levels. */
  hkd: number,
  costPercent: number,
  stock: number,
]

const lines: readonly Line[] = [
  ['phone-x', 'phones', 'Phone X 256 GB', '手机 X 256GB', '手機 X 256GB', 1999, 62, 12000],
  ['phone-x-pro', 'phones', 'Phone X Pro 512 GB', '手机 X Pro 512GB', '手機 X Pro 512GB', 4299, 66, 6000],
  ['phone-lite', 'phones', 'Phone Lite 128 GB', '手机 Lite 128GB', '手機 Lite 128GB', 999, 70, 20000],
  ['phone-fold', 'phones', 'Phone Fold', '折叠屏手机', '摺疊手機', 8999, 64, 1500],
  ['pad-11', 'tablets', 'Pad 11', '平板 11', '平板 11', 2499, 68, 4000],
  ['pad-mini', 'tablets', 'Pad Mini', '平板 Mini', '平板 Mini', 1499, 67, 5000],
  ['pad-pen', 'tablets', 'Pad pen', '平板触控笔', '平板觸控筆', 399, 41, 8000],
  ['band-9', 'wearables', 'Band 9', '手环 9', '手環 9', 249, 48, 30000],
  ['watch-s4', 'wearables', 'Watch S4', '智能手表 S4', '智慧手錶 S4', 1099, 55, 7000],
  ['watch-kids', 'wearables', 'Kids watch', '儿童手表', '兒童手錶', 599, 52, 6000],
  ['buds-5', 'audio', 'Buds 5', '真无线耳机 5', '真無線耳機 5', 299, 44, 25000],
  ['buds-5-pro', 'audio', 'Buds 5 Pro', '降噪耳机 5 Pro', '降噪耳機 5 Pro', 799, 49, 9000],
  ['speaker-mini', 'audio', 'Speaker Mini', '蓝牙音箱 Mini', '藍牙喇叭 Mini', 199, 46, 12000],
  ['soundbar', 'audio', 'Soundbar', '回音壁音响', '聲霸 Soundbar', 1299, 58, 2000],
  ['cam-2k', 'smartHome', 'Home camera 2K', '智能摄像机 2K', '智慧攝影機 2K', 229, 51, 15000],
  ['doorbell', 'smartHome', 'Video doorbell', '可视门铃', '視訊門鈴', 499, 54, 5000],
  ['lock-e20', 'smartHome', 'Smart lock E20', '智能门锁 E20', '智慧門鎖 E20', 1299, 57, 2500],
  ['hub', 'smartHome', 'Home hub', '家庭网关', '家庭閘道器', 299, 50, 6000],
  ['vacuum-x20', 'appliances', 'Robot vacuum X20', '扫地机器人 X20', '掃地機器人 X20', 2999, 63, 3000],
  ['air-4', 'appliances', 'Air purifier 4', '空气净化器 4', '空氣清淨機 4', 1199, 59, 4500],
  ['fan-2', 'appliances', 'Standing fan 2', '直流变频风扇 2', '直流變頻風扇 2', 699, 56, 4000],
  ['humidifier', 'appliances', 'Humidifier', '加湿器', '加濕器', 349, 47, 7000],
  ['rice-ih', 'kitchen', 'IH rice cooker', 'IH 电饭煲', 'IH 電子鍋', 899, 58, 3500],
  ['kettle-pro', 'kitchen', 'Kettle Pro', '恒温电水壶 Pro', '恆溫快煮壺 Pro', 329, 49, 8000],
  ['airfryer', 'kitchen', 'Air fryer 6.5 L', '空气炸锅 6.5L', '氣炸鍋 6.5L', 599, 53, 6000],
  ['blender', 'kitchen', 'Portable blender', '便携榨汁杯', '隨行果汁機', 199, 45, 9000],
  ['lamp-1s', 'lighting', 'Desk lamp 1S', '台灯 1S', '檯燈 1S', 249, 43, 10000],
  ['bulb-colour', 'lighting', 'Colour bulb', '彩光灯泡', '彩光燈泡', 99, 39, 30000],
  ['strip-light', 'lighting', 'Light strip', '智能灯带', '智慧燈帶', 149, 40, 12000],
  ['router-be', 'networking', 'Router BE7000', '路由器 BE7000', '路由器 BE7000', 899, 57, 4000],
  ['mesh-2', 'networking', 'Mesh pair', 'Mesh 路由器两只装', 'Mesh 路由器兩入組', 1099, 58, 2500],
  ['power-20k', 'power', 'Power bank 20,000 mAh', '充电宝 20000mAh', '行動電源 20000mAh', 199, 52, 20000],
  ['charger-67', 'power', 'Charger 67 W', '充电器 67W', '充電器 67W', 129, 42, 25000],
  ['case-20', 'travel', 'Cabin case 20"', '登机箱 20 英寸', '登機箱 20 吋', 499, 44, 4000],
  ['backpack', 'bags', 'City backpack', '城市双肩包', '城市後背包', 249, 38, 9000],
  ['fleece', 'clothing', 'Fleece jacket', '抓绒外套', '刷毛外套', 299, 41, 5000],
  ['pillow', 'bedding', 'Latex pillow', '乳胶枕', '乳膠枕', 259, 43, 6000],
  ['bricks', 'toys', 'Building bricks', '拼装积木', '拼裝積木', 199, 40, 7000],
  ['toothbrush', 'personalCare', 'Sonic toothbrush', '声波电动牙刷', '音波電動牙刷', 179, 42, 18000],
  ['coffee', 'groceries', 'Cold brew, 12 cups', '冷萃咖啡 12 杯', '冷萃咖啡 12 入', 129, 55, 10000],
  ['hairdryer', 'personalCare', 'Ionic hair dryer', '负离子吹风机', '負離子吹風機', 349, 46, 8000],
]

/** How the shop prices the same product elsewhere: TWD about 4.1 and CNY about 0.92 to the HKD, ending as prices do. */
const levels: Record<Currency, (hkd: number) => number> = {
  HKD: (hkd) => hkd,
  TWD: (hkd) => Math.round((hkd * 41) / 100) * 10 - 1,
  CNY: (hkd) => Math.max(9, Math.round((hkd * 92) / 1000) * 10 - 1),
}

const minorPerMajor: Record<number, number> = { 0: 1, 2: 100 }

function priceIn(market: Market, hkd: number): Minor {
  const currency = marketFacts[market].currency
  return levels[currency](hkd) * minorPerMajor[exponents[currency]]!
}

/** The sample shop's catalogue: invented products in all 17 categories, priced and stocked in three markets. */
export const sampleProducts: readonly Product[] = lines.map(
  ([id, category, en, simplified, traditional, hkd, costPercent, stock]) => ({
    id,
    category,
    name: { en, 'zh-CN': simplified, 'zh-TW': traditional, 'zh-HK': traditional },
    retired: false,
    terms: Object.fromEntries(
      markets.map((market) => {
        const listPrice = priceIn(market, hkd)
        const unitCost = portion(listPrice, costPercent * 100)
        return [market, { listPrice, unitCost, stock: stockIn(market, stock) }]
      }),
    ),
  }),
)

function stockIn(market: Market, whole: number) {
  const share = { HK: 20, TW: 25, CN: 55 }[market]
  const units = Math.floor((whole * share) / 100)
  const store = Math.floor(units / 10)
  const app = Math.floor(units / 4)
  const elsewhere = market === 'CN' ? { miniProgram: Math.floor(units / 3) } : {}
  const site = units - store - app - (elsewhere.miniProgram ?? 0)
  return { site, app, ...elsewhere, store }
}
