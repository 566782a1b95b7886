import { useTranslation } from 'react-i18next'
import { troubleOf } from '#lib/problem.ts'

/** The sentence for a failure, in the reader's language. An unknown code falls back to one that prints the code. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return (error) => {
    const { code } = troubleOf(error)
    const key = `problems.${code}` as 'problems.unknown'
    return i18n.exists(key) ? t(key) : `${t('problems.unknown')} (${code})`
  }
}
