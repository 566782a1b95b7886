import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'
import { languages, type Language } from '#domain/market.ts'

const antdLocales: Record<Language, () => Promise<{ default: Locale }>> = {
  en: () => import('antd/es/locale/en_GB'),
  'zh-CN': () => import('antd/es/locale/zh_CN'),
  'zh-TW': () => import('antd/es/locale/zh_TW'),
  'zh-HK': () => import('antd/es/locale/zh_HK'),
}

const dayjsLocales: Record<Language, () => Promise<{ default: ILocale }>> = {
  en: () => import('dayjs/locale/en-gb'),
  'zh-CN': () => import('dayjs/locale/zh-cn'),
  'zh-TW': () => import('dayjs/locale/zh-tw'),
  'zh-HK': () => import('dayjs/locale/zh-hk'),
}

/** The words inside antd's own components and the calendar, for one language. */
export async function loadAntdLocale(wanted: string): Promise<{ language: Language; locale: Locale }> {
  const language = languages.find((known) => known === wanted) ?? 'en'
  const [locale, calendar] = await Promise.all([antdLocales[language](), dayjsLocales[language]()])
  dayjs.locale(calendar.default)
  return { language, locale: locale.default }
}
