import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field } from '#components/Field.tsx'
import { TextArea } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { markets } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { useDraft } from '../draft/DraftProvider.tsx'
import { etagOf } from '../draft/saveCampaign.ts'
import { MoveDialog } from './MoveDialog.tsx'
import styles from './moves.module.css'
import { useMove } from './useMove.ts'

/** Approves exactly the content that was read; where it may cost more than the budget, that is said aloud. */
export function ApproveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { campaign } = useDraft()
  const { exposure } = useChecks()
  const [note, setNote] = useState('')
  const [accepts, setAccepts] = useState(false)
  const [tried, setTried] = useState(false)
  const over = markets.flatMap((market) => {
    const cost = exposure.perMarket[market]
    return cost && cost.worst > cost.budget ? [{ market, ...cost }] : []
  })
  const approve = useMove(() =>
    client.campaigns.approve({
      params: { id: campaign.id },
      headers: { 'if-match': etagOf(campaign.revision) },
      body: { hash: campaign.hash, note: note.trim(), acceptsOverBudget: over.length > 0 && accepts },
    }),
  )

  const confirm = async () => {
    setTried(true)
    if (over.length > 0 && !accepts) return
    await approve.run(undefined).then(
      () => {
        toast(t('approve.done'))
        onClose()
      },
      () => undefined,
    )
  }

  return (
    <MoveDialog
      title={t('approve.title')}
      confirmLabel={t('move.approve')}
      pending={approve.pending}
      error={approve.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('approve.body')}</p>
      {over.length > 0 && (
        <div>
          <Checkbox checked={accepts} onChange={setAccepts}>
            {t('approve.overBudget', {
              markets: over
                .map(({ market, worst, budget, currency }) =>
                  t('approve.overIn', {
                    market: format.market(market),
                    worst: format.money({ amount: worst, currency }),
                    budget: format.money({ amount: budget, currency }),
                  }),
                )
                .join('; '),
            })}
          </Checkbox>
          {tried && !accepts && (
            <p role="alert" className={styles.fault}>
              {t('approve.overBudgetMissing')}
            </p>
          )}
        </div>
      )}
      <Field label={t('approve.note')} optional>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={note} onChange={setNote} />}
      </Field>
    </MoveDialog>
  )
}
