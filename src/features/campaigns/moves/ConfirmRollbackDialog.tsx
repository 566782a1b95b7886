import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { Button } from '#components/Button.tsx'
import { toast } from '#components/toast.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { useMove } from './useMove.ts'

/** The second person's part of a rollback: confirm it, or drop the request. */
export function ConfirmRollbackDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const { run, pending, error } = useMove((confirm: boolean) =>
    client.campaigns.confirmRollback({ params: { id: campaign.id }, headers: {}, body: { confirm } }),
  )
  const asked = campaign.pendingRollback
  if (!asked) return null
  const answer = async (confirm: boolean) => {
    await run(confirm).then(
      () => {
        toast(t(confirm ? 'rollback.done' : 'rollback.dropped'))
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <MoveDialog
      title={t('rollback.title', { version: asked.version })}
      confirmLabel={t('rollback.confirm')}
      tone="danger"
      pending={pending}
      error={error}
      onConfirm={() => void answer(true)}
      onClose={onClose}
    >
      <p>{t('rollback.body', { name: asked.requestedBy.name })}</p>
      <div>
        <Button onClick={() => void answer(false)}>{t('rollback.drop')}</Button>
      </div>
    </MoveDialog>
  )
}
