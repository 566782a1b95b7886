import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { ConfirmDialog } from '#components/Dialog.tsx'
import { useProblemText } from '#components/useProblemText.ts'
import type { Quarantined } from './QuarantineList.tsx'

export function DiscardDialog({ event, onClose }: { event: Quarantined; onClose: () => void }) {
  const { t } = useTranslation('dataQuality')
  const say = useProblemText()
  const discard = useMutation(
    api.quarantine.discard.mutationOptions({
      onSuccess: () => {
        onClose()
        return queryClient.invalidateQueries({ queryKey: api.quarantine.key() })
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('quarantine.discardTitle')}
      confirmLabel={t('quarantine.discard')}
      tone="danger"
      pending={discard.isPending}
      error={discard.error ? say(discard.error) : null}
      onConfirm={() => discard.mutate({ id: event.id })}
      onClose={onClose}
    >
      <p>{t('quarantine.discardBody')}</p>
    </ConfirmDialog>
  )
}
