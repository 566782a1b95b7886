import { useTranslation } from 'react-i18next'

/** What was done, in words. An action this console does not know yet (a newer server) is shown by its code. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation('audit')
  const names: Record<string, Record<string, string>> = t('actions', { returnObjects: true })
  return (action) => {
    const [object = '', verb = ''] = action.split('.')
    return names[object]?.[verb] ?? action
  }
}
