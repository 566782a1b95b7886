import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { Field } from '#components/Field.tsx'
import { TextArea } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { etagOf } from '../draft/saveCampaign.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { useMove } from './useMove.ts'

export function SendBackDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const sendBack = useMove(() =>
    client.campaigns.sendBack({
      params: { id: campaign.id },
      headers: { 'if-match': etagOf(campaign.revision) },
      body: { reason: reason.trim() },
    }),
  )
  const missing = reason.trim() === ''

  const confirm = async () => {
    setTried(true)
    if (missing) return
    await sendBack.run(undefined).then(
      () => {
        toast(t('sendBack.done'))
        onClose()
      },
      () => undefined,
    )
  }

  return (
    <MoveDialog
      title={t('sendBack.title')}
      confirmLabel={t('sendBack.confirm')}
      pending={sendBack.pending}
      error={sendBack.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label={t('sendBack.reason')} error={tried && missing ? t('sendBack.missing') : null}>
        {(control) => <TextArea {...control} rows={4} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
    </MoveDialog>
  )
}
