import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { toast } from '#components/toast.ts'
import { useFormat } from '#lib/format/useFormat.ts'

/** Makes the codes of a batch good, now that their file is safe. */
export function useIssue(onDone: () => void) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  return useMutation(
    api.codes.issue.mutationOptions({
      onSuccess: async ({ count }) => {
        await queryClient.invalidateQueries({ queryKey: api.codes.key() })
        toast(t('issuedNow', { count, figure: format.number(count) }))
        onDone()
      },
    }),
  )
}
