import type { ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import { themeChoices, useTheme, useThemeChoice, type ThemeChoice } from '#lib/theme.ts'

export const themeLabels: Record<ThemeChoice, ParseKeys<'shell'>> = {
  system: 'bar.themeSystem',
  light: 'bar.themeLight',
  dark: 'bar.themeDark',
}

export function ThemeMenu() {
  const { t } = useTranslation()
  const [choice, setChoice] = useThemeChoice()
  const theme = useTheme()
  return (
    <Menu
      label={`${t('bar.theme')}: ${t(themeLabels[choice])}`}
      trigger={<Icon name={theme === 'dark' ? 'moon' : 'sun'} />}
      items={themeChoices.map((option) => ({
        id: option,
        label: t(themeLabels[option]),
        checked: option === choice,
        onSelect: () => setChoice(option),
      }))}
    />
  )
}
