import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { MarketTimeInput } from '#components/MarketTimeInput.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { toast } from '#components/toast.ts'
import { markets, type Market } from '#domain/market.ts'
import { epochOf, type Instant } from '#domain/time.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { useNow } from '#lib/useNow.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { etagOf } from '../draft/saveCampaign.ts'
import { MoveDialog } from './MoveDialog.tsx'
import styles from './moves.module.css'
import { useMove } from './useMove.ts'

/** Puts approved content before shoppers: at once, or at a moment on a named market's clock. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const now = useNow(10_000)
  const { campaign } = useDraft()
  const [inView] = useMarket()
  const held = markets.filter((market) => campaign.document.markets[market])
  const first = campaign.document.phases.map(({ window }) => window.from).toSorted()[0]
  const startsLater = first !== undefined && epochOf(first) > now
  const [when, setWhen] = useState<'now' | 'later'>(startsLater ? 'later' : 'now')
  const [market, setMarket] = useState<Market>(held.includes(inView) ? inView : (held[0] ?? inView))
  const [at, setAt] = useState<Instant | null>(startsLater ? first : null)
  const publish = useMove(() =>
    client.campaigns.publish({
      params: { id: campaign.id },
      headers: { 'if-match': etagOf(campaign.revision) },
      body: { at: when === 'now' ? null : at },
    }),
  )
  const past = when === 'later' && at !== null && epochOf(at) <= now

  const confirm = async () => {
    if (when === 'later' && (at === null || past)) return
    await publish.run(undefined).then(
      () => {
        toast(t(when === 'now' ? 'publish.done' : 'publish.doneLater'))
        onClose()
      },
      () => undefined,
    )
  }

  return (
    <MoveDialog
      title={t('publish.title')}
      confirmLabel={t(when === 'now' ? 'publish.confirmNow' : 'publish.confirmLater')}
      pending={publish.pending}
      error={publish.error}
      disabledReason={
        when === 'later' && at === null ? t('time.invalid', { ns: 'shell' }) : past ? t('publish.past') : undefined
      }
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Segmented
        label={t('publish.when')}
        options={[
          { value: 'now', label: t('publish.now') },
          { value: 'later', label: t('publish.later') },
        ]}
        value={when}
        onChange={setWhen}
      />
      {when === 'now' ? (
        <p>{t('publish.nowBody', { markets: held.map(format.market).join(', ') })}</p>
      ) : (
        <>
          <Segmented
            label={t('publish.zone')}
            options={held.map((code) => ({ value: code, label: format.market(code) }))}
            value={market}
            onChange={setMarket}
          />
          <MarketTimeInput
            label={t('publish.at')}
            market={market}
            value={at}
            onChange={setAt}
            unreadable="clear"
            error={past ? t('publish.past') : null}
          />
          {at !== null && !past && (
            <p className={styles.muted}>{t('publish.laterBody', { relative: format.relative(at, now) })}</p>
          )}
        </>
      )}
    </MoveDialog>
  )
}
