import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { ConfirmDialog } from '#components/Dialog.tsx'
import { toast } from '#components/toast.ts'
import type { CodeBatch } from '#contract/codes.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useCodesProblem } from './useCodesProblem.ts'

type VoidDialogProps = { campaignId: string; batch: CodeBatch; onClose: () => void }

/** A batch that was lost, leaked or left half made stops being good for anything. */
export function VoidDialog({ campaignId, batch, onClose }: VoidDialogProps) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  const say = useCodesProblem()
  const isIssued = batch.state === 'issued'
  const giveUp = useMutation(
    api.codes.void.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.codes.key() })
        toast(t(isIssued ? 'calledBack' : 'givenUp'))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t(isIssued ? 'callBackTitle' : 'giveUpTitle')}
      confirmLabel={t(isIssued ? 'callBack' : 'giveUp')}
      tone="danger"
      pending={giveUp.isPending}
      error={giveUp.isError ? say(giveUp.error) : null}
      onConfirm={() => giveUp.mutate({ id: campaignId, batchId: batch.id })}
      onClose={onClose}
    >
      <p>
        {isIssued
          ? t('callBackMeans', {
              count: batch.count - batch.used,
              figure: format.number(batch.count - batch.used),
              used: format.number(batch.used),
            })
          : t('giveUpMeans', { made: format.number(batch.made) })}
      </p>
    </ConfirmDialog>
  )
}
