import { useTranslation } from 'react-i18next'
import { Notice } from '#components/Notice.tsx'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useMarket } from '#lib/useMarket.ts'
import { PhaseTimeline } from '../basics/PhaseTimeline.tsx'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { FindingsBySubject } from '../checks/FindingsBlock.tsx'
import { CostRail, CostSummary } from '../cost/CostRail.tsx'
import { useDraft } from '../draft/DraftProvider.tsx'
import { WithRail } from '#components/WithRail.tsx'
import { PlayTable } from '../plays/PlayTable.tsx'
import { useRunningPlays } from '../useRunningPlays.ts'
import styles from './OverviewPage.module.css'

/** What it is, where it stands, and what is left to do. */
export function OverviewPage() {
  const { t } = useTranslation('campaigns')
  const { document } = useDraft()
  return (
    <WithRail label={t('rail.label')} rail={<CostRail />} summary={<CostSummary />}>
      <Standing />
      <section className={styles.section}>
        <p className={styles.goal}>{document.goal === '' ? t('overview.noGoal') : document.goal}</p>
        <PhaseTimeline phases={document.phases} />
      </section>
      <WhatIsLeft />
      <section className={styles.section}>
        <h2>{t('overview.plays')}</h2>
        <PlayTable plays={document.plays} />
      </section>
    </WithRail>
  )
}

/** Open findings, then the accepted ones. "Ready for review" only while it can be handed in: not where it already runs. */
function WhatIsLeft() {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const { findings, open } = useChecks()
  const accepted = findings.filter((finding) => !open.includes(finding))
  const ready = open.length === 0 && campaign.moves.submit.allowed
  if (findings.length === 0 && !ready) return null
  return (
    <section className={styles.section}>
      <h2>{open.length > 0 || ready ? t('overview.next') : t('overview.findings')}</h2>
      {ready && (
        <div className={styles.gap}>
          <Notice tone="ok">{t('overview.nothingLeft')}</Notice>
        </div>
      )}
      <FindingsBySubject findings={open} />
      {accepted.length > 0 && (
        <details className={styles.accepted}>
          <summary>{t('overview.accepted', { count: accepted.length })}</summary>
          <FindingsBySubject findings={accepted} />
        </details>
      )}
    </section>
  )
}

/** Which plays stand still where it is not the whole campaign. */
function PausedPlays({ playIds }: { playIds: readonly string[] }) {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { data: plays = [] } = useRunningPlays()
  const names = plays.filter(({ id }) => playIds.includes(id)).map(({ name }) => name)
  if (names.length === 0) return null
  return <> {t('overview.onlyPlays', { plays: say.facts(names) })}</>
}

/** Sentences on where the campaign stands, each only while it is true. */
function Standing() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const [market] = useMarket()
  const { campaign } = useDraft()
  const { review, running, scheduled, pause, pendingRollback } = campaign
  const at = (instant: string) => format.time(instant, zoneOf(market))

  return (
    <div className={styles.standing}>
      {pendingRollback && (
        <Notice tone="warning">
          {t('overview.rollbackPending', { name: pendingRollback.requestedBy.name, version: pendingRollback.version })}
        </Notice>
      )}
      {pause && (
        <Notice tone="warning">
          {t('overview.paused', { name: pause.by.name, time: at(pause.at), mode: t(`pause.${pause.mode}`) })}
          {pause.playIds && <PausedPlays playIds={pause.playIds} />}
        </Notice>
      )}
      {review.state === 'draft' && review.sentBack && (
        <Notice tone="warning">
          {t('overview.sentBack', { name: review.sentBack.by.name, reason: review.sentBack.reason })}
        </Notice>
      )}
      {review.state === 'inReview' && (
        <Notice>{t('overview.inReview', { name: review.submittedBy.name, time: at(review.submittedAt) })}</Notice>
      )}
      {review.state === 'approved' && campaign.moves.publish.allowed && (
        <Notice tone="ok">
          {t('overview.approved', { name: review.approvedBy.name, time: at(review.approvedAt) })}
        </Notice>
      )}
      {scheduled && (
        <Notice>{t('overview.scheduled', { number: scheduled.number, time: at(scheduled.effectiveAt) })}</Notice>
      )}
      {running && (
        <p className={styles.muted}>
          {t('overview.running', { number: running.number, time: at(running.effectiveAt) })}
        </p>
      )}
      {running && campaign.draftDiffers && <p className={styles.muted}>{t('overview.draftDiffers')}</p>}
    </div>
  )
}
