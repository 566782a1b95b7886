import { ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd'
import type { Locale } from 'antd/es/locale'
import { useEffect, useState } from 'react'
import { Outlet, useLoaderData } from 'react-router'
import type { Language } from '#domain/market.ts'
import { cssColor } from '#lib/cssColor.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { styleNonce } from '#lib/runtime.ts'
import { useTheme } from '#lib/theme.ts'
import { loadAntdLocale } from './antdLocales.ts'

const nonce = styleNonce()

export function loader(): Promise<{ language: Language; locale: Locale }> {
  return loadAntdLocale(document.documentElement.lang)
}

/** Gives the pages below antd's components in our colours and the reader's language. Only they pay for antd. */
export function Component() {
  const language = useLanguage()
  const theme = useTheme()
  const loaded = useLoaderData<typeof loader>()
  const [locale, setLocale] = useState(loaded)

  useEffect(() => {
    let current = true
    void loadAntdLocale(language).then((next) => current && setLocale(next))
    return () => {
      current = false
    }
  }, [language])

  return (
    <ConfigProvider
      locale={locale.locale}
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
