import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#domain/market.ts'
import type { TimeZone } from '../format/dates.ts'
import { sayIn } from './say.ts'

/**
 * The dictionaries of a language that need not be the reader's: for what shoppers will see. Null until they are there.
 * Only namespaces that the page has loaded for its reader are loaded.
 */
export function useSayIn(language: Language, zone: TimeZone) {
  const { i18n } = useTranslation()
  const [loaded, setLoaded] = useState<Language | null>(null)
  useEffect(() => {
    let gone = false
    void i18n.loadLanguages(language).then(() => {
      if (!gone) setLoaded(language)
    })
    return () => {
      gone = true
    }
  }, [i18n, language])
  return useMemo(
    () => (loaded === language ? { say: sayIn(language, i18n, zone), t: i18n.getFixedT(language, 'plays') } : null),
    [loaded, language, i18n, zone],
  )
}
