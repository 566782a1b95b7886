import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'
import type { Language } from '#domain/market.ts'

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

/** The words inside antd's own components and its calendar, for one language. */
export async function antdLocale(language: Language): Promise<Locale> {
  const [locale, calendar] = await Promise.all([antdLocales[language](), dayjsLocales[language]()])
  dayjs.locale(calendar.default)
  // Month and year in the calendar's head are buttons: what they show is their name.
  const { DatePicker: picker, ...rest } = locale.default
  if (!picker) return rest
  return { ...rest, DatePicker: { ...picker, lang: { ...picker.lang, monthSelect: '', yearSelect: '' } } }
}
