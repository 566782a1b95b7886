import { useTranslation } from 'react-i18next'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import { languages, type Language } from '#domain/market.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { useSetLanguage } from './useSetLanguage.ts'

/** Each language in its own words: somebody who cannot read the current one must find theirs. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文（台灣）',
  'zh-HK': '繁體中文（香港）',
}

export function LanguageMenu() {
  const { t } = useTranslation()
  const current = useLanguage()
  const setLanguage = useSetLanguage()
  return (
    <Menu
      label={`${t('bar.language')}: ${languageNames[current]}`}
      trigger={<Icon name="language" />}
      items={languages.map((language) => ({
        id: language,
        label: languageNames[language],
        lang: language,
        checked: language === current,
        onSelect: () => setLanguage(language),
      }))}
    />
  )
}
