import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Notice } from '#components/Notice.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { WithRail } from '#components/WithRail.tsx'
import type { Campaign, Submission } from '#contract/campaignShapes.ts'
import { markets } from '#domain/market.ts'
import { epochOf } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { useNow } from '#lib/useNow.ts'
import { AcceptedWarnings } from './AcceptedWarnings.tsx'
import { CostTable } from './CostTable.tsx'
import { DiffTable } from './DiffTable.tsx'
import { diffQuery, reviewChecksQuery, reviewedQuery } from './queries.ts'
import styles from './ReviewPage.module.css'
import { ShopperTerms } from './ShopperTerms.tsx'

export type ReviewPageProps = {
  /** What it will cost, at the side; the page that holds this one knows. */
  rail: ReactNode
  railSummary: ReactNode
  /** Where a field of the campaign is edited. */
  addressOf: (campaign: Campaign, pointer: string) => string
}

/** For the approver: what changes, what it can cost, what the author knew, what shoppers will read. */
export function ReviewPage({ rail, railSummary, addressOf }: ReviewPageProps) {
  const { t } = useTranslation('review')
  const { campaignId = '' } = useParams()
  const campaign = useQuery(reviewedQuery(campaignId))
  const diff = useQuery(diffQuery(campaignId))
  const checks = useQuery(reviewChecksQuery(campaignId))

  return (
    <WithRail label={t('cost.title')} rail={rail} summary={railSummary}>
      {campaign.data && <Standing campaign={campaign.data} />}
      <h2 className={styles.title}>{t('title')}</h2>
      <QueryState query={diff} skeleton={<Skeleton rows={6} />}>
        {({ from, changes, exposureBefore, exposureAfter }) => {
          const over = markets.filter((market) => {
            const cost = exposureAfter.perMarket[market]
            return cost !== undefined && cost.worst > cost.budget
          })
          return (
            <>
              <p className={styles.muted}>
                <Against from={from} campaign={campaign.data} />
              </p>
              {changes.length === 0 ? (
                <p className={styles.muted}>{t('noChanges')}</p>
              ) : (
                <DiffTable changes={changes} />
              )}
              <section className={styles.section}>
                <h2>{t('cost.title')}</h2>
                {over.length > 0 && <OverBudget over={over} />}
                <CostTable before={exposureBefore} after={exposureAfter} />
              </section>
            </>
          )
        }}
      </QueryState>
      {campaign.data && (
        <>
          <QueryState query={checks} skeleton={<Skeleton rows={2} />}>
            {({ findings }) => (
              <AcceptedWarnings
                document={campaign.data.document}
                findings={findings}
                addressOf={(pointer) => addressOf(campaign.data, pointer)}
              />
            )}
          </QueryState>
          <ShopperTerms document={campaign.data.document} />
        </>
      )}
    </WithRail>
  )
}

/** What the changes are counted from. Nothing while campaign and changes are of different moments, as just after a publish. */
function Against({ from, campaign }: { from: string | null; campaign: Campaign | undefined }) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const [market] = useMarket()
  if (!campaign) return null
  const { running, scheduled } = campaign
  if (from !== null && running) return t('against', { version: running.number })
  if (running) return null
  return scheduled
    ? t(from === null ? 'scheduled' : 'againstScheduled', {
        version: scheduled.number,
        time: format.time(scheduled.effectiveAt, zoneOf(market)),
      })
    : t('firstTime')
}

function OverBudget({ over }: { over: readonly (typeof markets)[number][] }) {
  const { t } = useTranslation('review')
  const format = useFormat()
  return (
    <div className={styles.gap}>
      <Notice tone="warning">{t('cost.over', { markets: over.map(format.market).join(', ') })}</Notice>
    </div>
  )
}

function Standing({ campaign: { review, document } }: { campaign: Campaign }) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const [market] = useMarket()
  const now = useNow(60_000)
  const at = (instant: string) => format.time(instant, zoneOf(market))
  const first = document.phases.map(({ window }) => window.from).toSorted()[0]
  return (
    <div className={styles.standing}>
      {review.state === 'inReview' && (
        <Notice>
          {t('waiting', { name: review.submittedBy.name, time: at(review.submittedAt) })}
          <Remark by="author" note={review.note} />
        </Notice>
      )}
      {review.state === 'approved' && (
        <Notice tone="ok">
          {t('approvedNote', { name: review.approvedBy.name, time: at(review.approvedAt) })}
          <Remark by="approver" note={review.note} />
          <Handed submission={review.submission} />
        </Notice>
      )}
      {review.state === 'draft' && review.sentBack && (
        <Notice tone="warning">
          {t('sentBack', {
            name: review.sentBack.by.name,
            time: at(review.sentBack.at),
            reason: review.sentBack.reason,
          })}
          <Handed submission={review.sentBack.submission} />
        </Notice>
      )}
      {review.state === 'draft' && review.voided && (
        <Notice tone="warning">
          {t('voided', {
            approver: review.voided.approvedBy.name,
            approvedAt: at(review.voided.approvedAt),
            author: review.voided.by.name,
            time: at(review.voided.at),
          })}
        </Notice>
      )}
      {review.state === 'draft' && !review.sentBack && <p className={styles.muted}>{t('notSubmitted')}</p>}
      {first !== undefined && epochOf(first) > now && (
        <p className={styles.muted}>{t('starts', { time: at(first), relative: format.relative(first, now) })}</p>
      )}
    </div>
  )
}

/** Who handed in what was answered, and what they said to it. */
function Handed({ submission }: { submission: Submission }) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const [market] = useMarket()
  if (submission === null) return null
  return (
    <>
      <span className={styles.remark}>
        {t('submitted', { name: submission.by.name, time: format.time(submission.at, zoneOf(market)) })}
      </span>
      <Remark by="author" note={submission.note} />
    </>
  )
}

function Remark({ by, note }: { by: 'author' | 'approver'; note: string }) {
  const { t } = useTranslation('review')
  return note === '' ? null : <span className={styles.remark}>{t(`note.${by}`, { note })}</span>
}
