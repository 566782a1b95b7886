import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { toast } from '#components/toast.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { etagOf } from '../draft/saveCampaign.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { useMove } from './useMove.ts'

export type SimpleMove = 'withdraw' | 'unschedule' | 'resume' | 'end' | 'archive' | 'restore'

const calls: Record<SimpleMove, (campaign: Campaign) => Promise<Campaign>> = {
  withdraw: (campaign) => client.campaigns.withdraw(onRevision(campaign)),
  // What runs does not wait for a draft in the middle of an autosave: no revision is asked for.
  unschedule: ({ id }) => client.campaigns.unschedule({ params: { id }, headers: {}, body: {} }),
  resume: ({ id }) => client.campaigns.resume({ params: { id }, headers: {}, body: {} }),
  end: ({ id }) => client.campaigns.end({ params: { id }, headers: {}, body: {} }),
  archive: (campaign) => client.campaigns.archive(onRevision(campaign)),
  restore: (campaign) => client.campaigns.restore(onRevision(campaign)),
}

/** Moves that need nothing but a yes. */
export function SimpleMoveDialog({ move, onClose }: { move: SimpleMove; onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const { run, pending, error } = useMove(() => calls[move](campaign))
  const confirm = async () => {
    await run(undefined).then(
      () => {
        if (move !== 'withdraw') toast(t(`${move}.done`))
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <MoveDialog
      title={t(`${move}.title`)}
      confirmLabel={t(`move.${move}`).replace('…', '')}
      tone={move === 'end' ? 'danger' : 'primary'}
      pending={pending}
      error={error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t(`${move}.body`)}</p>
    </MoveDialog>
  )
}

function onRevision({ id, revision }: Campaign) {
  return { params: { id }, headers: { 'if-match': etagOf(revision) }, body: {} }
}
