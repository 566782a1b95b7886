import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '#api/api.ts'
import { DateInput } from '#components/DateInput.tsx'
import { Field } from '#components/Field.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { dateOf, type LocalDate } from '#lib/zone.ts'
import { paths } from '#paths'
import { useDraft } from '../draft/DraftProvider.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { useMove } from './useMove.ts'

/** A new draft from this campaign's content, moved to other dates. */
export function CloneDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const navigate = useNavigate()
  const { campaign, document } = useDraft()
  const [name, setName] = useState(t('plays.copyOf', { name: document.name }))
  const main = document.phases.find(({ kind }) => kind === 'main') ?? document.phases[0]
  const [firstDay, setFirstDay] = useState<LocalDate | null>(
    main ? dateOf(main.window.from, zoneOf(main.markets[0] ?? 'HK')) : null,
  )
  const [key] = useState(() => crypto.randomUUID())
  const clone = useMove(() =>
    client.campaigns.clone({
      params: { id: campaign.id },
      headers: { 'idempotency-key': key },
      body: { name: name.trim(), firstDay: firstDay ?? '' },
    }),
  )

  const confirm = async () => {
    await clone.run(undefined).then(
      (copy) => {
        toast(t('clone.done'))
        onClose()
        void navigate(paths.campaign({ campaignId: copy.id }))
      },
      () => undefined,
    )
  }

  return (
    <MoveDialog
      title={t('clone.title')}
      confirmLabel={t('clone.title')}
      pending={clone.pending}
      error={clone.error}
      disabledReason={name.trim() === '' ? t('new.nameMissing') : firstDay === null ? t('new.dayMissing') : undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
      entered
    >
      <p>{t('clone.body')}</p>
      {document.coupons.some(({ obtained }) => obtained.type === 'sharedCode') && <p>{t('clone.codes')}</p>}
      <Field label={t('new.name')}>
        {(control) => <TextInput {...control} value={name} onChange={setName} maxLength={120} />}
      </Field>
      <DateInput
        label={t('new.firstDay')}
        hint={t('new.firstDayHint')}
        zone={zoneOf(main?.markets[0] ?? 'HK')}
        value={firstDay}
        onChange={setFirstDay}
      />
    </MoveDialog>
  )
}
