import { useTranslation } from 'react-i18next'
import type { CampaignSummary } from '#contract/campaignShapes.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { lanesOf } from './timeline.ts'
import styles from './timeline.module.css'

/** The dates of the campaign that is pointed at or has the focus. The rows say the same to screen readers themselves. */
export function PhaseReadout({ campaign }: { campaign: CampaignSummary | undefined }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  if (!campaign)
    return (
      <p className={`${styles.readout} ${styles.hint}`} aria-hidden="true">
        {t('timeline.hint')}
      </p>
    )
  const lanes = lanesOf(campaign.phases)
  return (
    <div className={styles.readout} aria-hidden="true">
      <b>{campaign.name}</b>
      {lanes.length === 0 && <span>{t('row.noDates')}</span>}
      {lanes.map(({ markets, phases }) => {
        const zone = zoneOf(markets[0] ?? 'HK')
        return (
          <span key={markets.join(' ')} className={styles.readoutLane}>
            <span className={styles.muted}>
              {markets.join(' ')} · {t('timeline.clock', { place: format.place(zone) })}
            </span>
            {phases.map((phase) => (
              <span key={phase.id}>
                {say.word('phase', phase.kind)}{' '}
                <span className={styles.muted}>{format.spanBare(phase.window, zone)}</span>
              </span>
            ))}
          </span>
        )
      })}
    </div>
  )
}
