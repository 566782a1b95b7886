import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { client } from '#api/api.ts'
import { Field } from '#components/Field.tsx'
import { Finding } from '#components/Finding.tsx'
import { Notice } from '#components/Notice.tsx'
import { TextArea } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { acceptedWarning } from '#domain/campaign/acceptance.ts'
import type { Finding as Found } from '#domain/finding.ts'
import { marketAbout } from '#lib/say/marketAbout.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { addressOf, playAt } from '../checks/places.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { etagOf } from '../draft/saveCampaign.ts'
import { MoveDialog } from './MoveDialog.tsx'
import styles from './moves.module.css'
import { useMove } from './useMove.ts'

/** Hands the draft to a second person: errors stop it, every warning needs a reason that the approver will read. */
export function SubmitDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const { campaign, document, edit, flush, readState } = useDraft()
  const { findings } = useChecks()
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const [reasons, setReasons] = useState<Record<string, string>>(() =>
    Object.fromEntries(document.acceptedWarnings.map(({ finding, reason }) => [finding, reason])),
  )
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [notSaved, setNotSaved] = useState(false)
  const submit = useMove((revision: number) =>
    client.campaigns.submit({
      params: { id: campaign.id },
      headers: { 'if-match': etagOf(revision) },
      body: { note: note.trim() },
    }),
  )
  const missing = warnings.filter(({ id }) => (reasons[id] ?? '').trim() === '')

  const confirm = async () => {
    setTried(true)
    setNotSaved(false)
    if (missing.length > 0) {
      // Once the fields say what is missing.
      requestAnimationFrame(() =>
        globalThis.document.querySelector<HTMLElement>('dialog [aria-invalid="true"]')?.focus(),
      )
      return
    }
    const accepted = warnings.map((finding) => acceptedWarning(finding, (reasons[finding.id] ?? '').trim()))
    edit((draft) => ({ ...draft, acceptedWarnings: accepted }))
    await flush()
    const { status, revision } = readState()
    if (status.kind !== 'saved') {
      setNotSaved(true)
      return
    }
    await submit.run(revision).then(
      () => {
        toast(t('submit.done'))
        onClose()
      },
      // The dialog shows why; it stays open.
      () => undefined,
    )
  }

  return (
    <MoveDialog
      title={t('submit.title')}
      confirmLabel={t('move.submit')}
      pending={submit.pending}
      error={notSaved ? t('submit.notSaved') : submit.error}
      disabledReason={errors.length > 0 ? t('submit.fixFirst') : undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
      width={640}
    >
      {errors.length > 0 && (
        <Notice tone="bad">
          <p>{t('submit.errors', { count: errors.length })}</p>
          <ul className={styles.findings}>
            {errors.map((finding) => (
              <li key={finding.id}>
                <Sentence finding={finding} onClose={onClose} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {warnings.length > 0 && (
        <>
          <p className={styles.muted}>{t('submit.warnings')}</p>
          {warnings.map((finding) => (
            <Finding
              key={finding.id}
              severity="warning"
              sentence={<Sentence finding={finding} onClose={onClose} />}
              more={
                <Field
                  label={t('submit.reason')}
                  error={tried && missing.includes(finding) ? t('submit.reasonMissing') : null}
                >
                  {(control) => (
                    <TextArea
                      {...control}
                      rows={2}
                      maxLength={500}
                      value={reasons[finding.id] ?? ''}
                      onChange={(reason) => setReasons({ ...reasons, [finding.id]: reason })}
                    />
                  )}
                </Field>
              }
            />
          ))}
        </>
      )}
      {findings.length === 0 && <p>{t('submit.ready')}</p>}
      <Field label={t('submit.note')} optional>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={note} onChange={setNote} />}
      </Field>
    </MoveDialog>
  )
}

function Sentence({ finding, onClose }: { finding: Found; onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { campaign, document } = useDraft()
  const subject = playAt(document, finding.pointer)?.name
  return (
    <>
      {subject && <b>{t('finding.subject', { name: subject })} </b>}
      {say.finding(finding.code, finding.data, marketAbout(document, finding))}{' '}
      <Link to={addressOf(campaign.id, document, finding.pointer)} onClick={onClose}>
        {t('finding.goTo')}
      </Link>
    </>
  )
}
