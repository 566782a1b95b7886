import { useQueryStates } from 'nuqs'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { inventedPrefix } from '#domain/partners/invented.ts'
import type { Invented } from '#domain/partners/told.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { statementSearch } from './queries.ts'
import styles from './partnerStatements.module.css'

/** Says that partners and bindings are made up, by what, and lets it be changed. */
export function InventedNotice({ invented }: { invented: Invented }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { seed, partners, boundShare, visitShare } = invented
  return (
    <div className={styles.invented}>
      <Notice
        tone="warning"
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('invented.change')}
          </Button>
        }
      >
        <strong>{t('invented.title')}</strong>{' '}
        {t('invented.body', {
          count: partners,
          figure: format.number(partners),
          bound: format.percent(boundShare),
          visits: format.percent(visitShare),
          seed,
        })}
      </Notice>
      {open && <InventedDialog invented={invented} onClose={() => setOpen(false)} />}
    </div>
  )
}

function InventedDialog({ invented, onClose }: { invented: Invented; onClose: () => void }) {
  const { t } = useTranslation('partnerStatements')
  const [, setSearch] = useQueryStates(statementSearch, { history: 'push', scroll: false })
  const [value, setValue] = useState(invented)
  const set = (part: Partial<Invented>) => setValue({ ...value, ...part })
  const apply = (event: FormEvent) => {
    event.preventDefault()
    const { seed, partners, boundShare: bound, visitShare: visits } = value
    void setSearch({ seed: seed === '' ? null : seed, partners, bound, visits, partner: null, month: null })
    onClose()
  }
  return (
    <Dialog
      title={t('invented.dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('invented.cancel')}</Button>
          <Button tone="primary" type="submit" form="invented">
            {t('invented.apply')}
          </Button>
        </>
      }
    >
      <form id="invented" onSubmit={apply}>
        <p className={styles.about}>{t('invented.about', { prefix: inventedPrefix })}</p>
        <NumberInput
          label={t('invented.partners')}
          min={1}
          max={200}
          value={value.partners}
          onChange={(partners) => partners !== null && set({ partners })}
        />
        <PercentInput
          label={t('invented.bound')}
          value={value.boundShare}
          onChange={(boundShare) => boundShare !== null && set({ boundShare })}
        />
        <PercentInput
          label={t('invented.visits')}
          hint={t('invented.visitsHint')}
          value={value.visitShare}
          onChange={(visitShare) => visitShare !== null && set({ visitShare })}
        />
        <Field label={t('invented.seed')} layout="row" hint={t('invented.seedHint')}>
          {(control) => <TextInput {...control} value={value.seed} maxLength={40} onChange={(seed) => set({ seed })} />}
        </Field>
      </form>
    </Dialog>
  )
}
