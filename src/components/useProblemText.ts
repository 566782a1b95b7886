import { useTranslation } from 'react-i18next'
import { troubleOf } from '#lib/problem.ts'

/** The sentence for a failure, in the reader's language. A code without a sentence gets the general one. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    const sentences: Record<string, string> = t('problems', { returnObjects: true })
    return sentences[troubleOf(error).code] ?? t('problems.unknown')
  }
}
