import { useTranslation } from 'react-i18next'
import { apiErrorOf } from '#api/problem.ts'
import { useProblemText } from '#components/useProblemText.ts'

/** What the server refused, in the words of the rules where it names one. */
export function useCodesProblem(): (thrown: unknown) => string {
  const { i18n, t } = useTranslation('refusals')
  const say = useProblemText()
  return (thrown) => {
    const reason = apiErrorOf(thrown).details?.['reason']
    const known = typeof reason === 'string' && i18n.exists(`refusals:${reason}`)
    return known ? t(reason as 'forbidden') : say(thrown)
  }
}
