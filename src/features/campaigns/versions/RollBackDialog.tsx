import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { toast } from '#components/toast.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { MoveDialog } from '../moves/MoveDialog.tsx'
import { useMove } from '../moves/useMove.ts'

/** Asks to go back to an earlier version's content; a second person confirms. */
export function RollBackDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const { run, pending, error } = useMove(() =>
    client.campaigns.rollBack({ params: { id: campaign.id }, headers: {}, body: { version } }),
  )
  const confirm = async () => {
    await run(undefined).then(
      () => {
        toast(t('versions.asked'))
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <MoveDialog
      title={t('versions.askTitle', { number: version })}
      confirmLabel={t('versions.ask')}
      tone="danger"
      pending={pending}
      error={error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('versions.askBody')}</p>
    </MoveDialog>
  )
}
