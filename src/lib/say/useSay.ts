import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneOf } from '../format/dates.ts'
import { useLanguage } from '../format/useFormat.ts'
import { useMarket } from '../useMarket.ts'
import { sayIn } from './say.ts'

/** The rules' facts and sentences in the reader's language, on the clock of the market in view. */
export function useSay() {
  const { i18n } = useTranslation()
  const language = useLanguage()
  const [market] = useMarket()
  return useMemo(() => sayIn(language, i18n, zoneOf(market)), [language, i18n, market])
}
