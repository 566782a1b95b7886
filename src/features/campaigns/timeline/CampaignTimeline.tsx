import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignSummary } from '#contract/campaignShapes.ts'
import type { Market } from '#domain/market.ts'
import { monthAfter, monthOf } from '#domain/months.ts'
import { instantOf, minuteMs } from '#domain/time.ts'
import { useWidth } from '#components/useWidth.ts'
import { useMarket } from '#lib/useMarket.ts'
import { useNow } from '#lib/useNow.ts'
import { axisOf, firstMonth } from './timeline.ts'
import { AxisHead, AxisLines, hasRoomForDays } from './TimelineAxis.tsx'
import { TimelineControls } from './TimelineControls.tsx'
import { PhaseReadout } from './PhaseReadout.tsx'
import { TimelineRow } from './TimelineRow.tsx'
import { useTimelineSearch } from './timelineSearch.ts'
import styles from './timeline.module.css'

/** The campaigns of the list on one axis of time, in the list's order; their dates are the market's in view. */
export function CampaignTimeline({ campaigns }: { campaigns: readonly CampaignSummary[] }) {
  const { t } = useTranslation('campaigns')
  const [market] = useMarket()
  const now = instantOf(useNow(minuteMs))
  const [search, setSearch] = useTimelineSearch()
  const [pointedAt, setPointedAt] = useState<string | null>(null)
  const { ref, width } = useWidth<HTMLDivElement>(800)
  const count = Number(search.months)
  const first = search.from ?? firstMonth(now, count, market)
  const axis = axisOf(first, count, market)
  const moveTo = (month: string) => void setSearch({ from: month })

  const onKeyDown = (event: KeyboardEvent<HTMLAnchorElement>) => {
    const months = { ArrowLeft: -1, ArrowRight: 1, PageUp: -count, PageDown: count }[event.key]
    if (months === undefined) moveBetweenCampaigns(event)
    else {
      event.preventDefault()
      moveTo(monthAfter(first, months))
    }
  }

  return (
    <section aria-label={t('timeline.label')}>
      <TimelineControls
        count={search.months}
        onCount={(months) => void setSearch({ months })}
        onMove={(months) => moveTo(monthAfter(first, months))}
        onToday={() => void setSearch({ from: null })}
      />
      <div className={`${styles.timeline} ${hasRoomForDays(axis, width) ? styles.withDays : ''}`}>
        <div className={styles.head}>
          <div ref={ref} className={styles.track}>
            <AxisHead axis={axis} market={market} width={width} now={now} />
          </div>
        </div>
        <AxisLines axis={axis} market={market} width={width} now={now} />
        <ol>
          {campaigns.map((campaign) => (
            <TimelineRow
              key={campaign.id}
              campaign={campaign}
              axis={axis}
              width={width}
              onPoint={() => setPointedAt(campaign.id)}
              onLeave={() => setPointedAt(null)}
              onKey={onKeyDown}
              onSeek={(at) => moveTo(seek(at, count, market))}
            />
          ))}
        </ol>
      </div>
      <PhaseReadout campaign={campaigns.find(({ id }) => id === pointedAt)} />
    </section>
  )
}

/** The month to begin with, so that what begins at a moment has some room before it. */
const seek = (at: string, count: number, market: Market): string =>
  monthAfter(monthOf(at, market), -Math.floor(count / 3))

function moveBetweenCampaigns(event: KeyboardEvent<HTMLAnchorElement>): void {
  const link = event.currentTarget
  const links = [...(link.closest('ol')?.querySelectorAll('a') ?? [])]
  const at = links.indexOf(link)
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  const next = target === undefined ? undefined : links[target]
  if (!next) return
  event.preventDefault()
  next.focus()
}
