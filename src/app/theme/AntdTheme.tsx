import { ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd'
import { use } from 'react'
import { Outlet } from 'react-router'
import { languages } from '#domain/market.ts'
import { cssColor } from '#lib/cssColor.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { styleNonce } from '#lib/runtime.ts'
import { useTheme } from '#lib/theme.ts'
import { antdLocale } from './antdLocales.ts'

const nonce = styleNonce()

/** Runs beside the page's own loader, so that antd's words are there when the page is. */
export async function loader(): Promise<null> {
  await antdLocale(languages.find((language) => language === document.documentElement.lang) ?? 'en')
  return null
}

/** Gives the pages below antd's components in our colours and the reader's language. Only they pay for antd. */
export function Component() {
  const theme = useTheme()
  const locale = use(antdLocale(useLanguage()))
  return (
    <ConfigProvider
      locale={locale}
      theme={antdTokens(theme)}
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
    >
      <Outlet />
    </ConfigProvider>
  )
}

/** antd derives its shades from these; they are read from `tokens.css`, where every colour is written once. */
function antdTokens(theme: 'light' | 'dark'): ThemeConfig {
  const color = (name: string, token: `--${string}`) => {
    const value = cssColor(token)
    return value === undefined ? {} : { [name]: value }
  }
  return {
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      ...color('colorPrimary', '--accent'),
      ...color('colorLink', '--accent'),
      ...color('colorSuccess', '--ok'),
      ...color('colorWarning', '--warning'),
      ...color('colorError', '--bad'),
      ...color('colorBgBase', '--surface'),
      ...color('colorBgLayout', '--background'),
      ...color('colorBgContainer', '--surface'),
      ...color('colorBgElevated', '--surface'),
      ...color('colorText', '--text'),
      ...color('colorTextSecondary', '--muted'),
      ...color('colorTextDescription', '--muted'),
      ...color('colorTextPlaceholder', '--muted'),
      ...color('colorBorder', '--line-input'),
      ...color('colorBorderSecondary', '--line'),
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      controlHeight: 32,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
  }
}
