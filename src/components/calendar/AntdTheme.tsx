import { ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd'
import type { Locale } from 'antd/es/locale'
import type { ReactNode } from 'react'
import { cssColor } from '#lib/cssColor.ts'
import { styleNonce } from '#lib/runtime.ts'
import { useTheme } from '#lib/theme.ts'

const nonce = styleNonce()

/** Gives antd's components our colours and the reader's language. */
export function AntdTheme({ locale, children }: { locale: Locale; children: ReactNode }) {
  const theme = useTheme()
  return (
    <ConfigProvider
      locale={locale}
      theme={antdTokens(theme)}
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
    >
      {children}
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
      ...color('colorTextLightSolid', '--on-accent'),
      ...color('colorBgBase', '--surface'),
      ...color('colorBgContainer', '--surface'),
      ...color('colorBgElevated', '--surface'),
      ...color('controlItemBgActive', '--accent-soft'),
      ...color('controlItemBgHover', '--sunk'),
      ...color('colorText', '--text'),
      ...color('colorTextHeading', '--text'),
      ...color('colorIcon', '--muted'),
      // Days of the months beside are read too.
      ...color('colorTextDisabled', '--muted'),
      ...color('colorSplit', '--line'),
      fontFamily: 'var(--font)',
      fontSize: 13,
      borderRadius: 6,
      borderRadiusLG: 8,
      controlHeight: 32,
      motion: false,
    },
    // A month and a clock side by side fit a phone.
    components: { DatePicker: { cellWidth: 32, timeColumnWidth: 52 } },
  }
}
