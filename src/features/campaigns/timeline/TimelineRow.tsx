import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignSummary } from '#contract/campaignShapes.ts'
import type { Phase } from '#domain/campaign/document.ts'
import type { Instant } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { widthOf } from '#lib/textWidth.ts'
import { paths } from '#paths'
import { CampaignStatusTag } from '../CampaignStatusTag.tsx'
import { published, statusTones } from '../statusTones.ts'
import { lanesOf, placeOf, shareOf, type Axis, type Lane } from './timeline.ts'
import styles from './timeline.module.css'

type TimelineRowProps = {
  campaign: CampaignSummary
  axis: Axis
  /** Of the axis, in pixels. */
  width: number
  onPoint: () => void
  onLeave: () => void
  onKey: (event: KeyboardEvent<HTMLAnchorElement>) => void
  /** Asks for the months around a moment. */
  onSeek: (at: Instant) => void
}

/** One campaign: its name and status at the left, its phases on the axis. The whole row leads to the campaign. */
export function TimelineRow({ campaign, axis, width, onPoint, onLeave, onKey, onSeek }: TimelineRowProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const lanes = lanesOf(campaign.phases)
  const { from, to } = campaign
  const zone = zoneOf(lanes[0]?.markets[0] ?? 'HK')
  const inSight = from !== null && to !== null && placeOf({ from, to }, axis) !== null
  const tone = statusTones[campaign.status]

  return (
    <li className={`${styles.row} ${styles[tone]} ${published.has(campaign.status) ? '' : styles.unpublished}`}>
      <div className={styles.about}>
        <Link
          to={paths.campaign({ campaignId: campaign.id })}
          className={styles.name}
          onPointerEnter={onPoint}
          onPointerLeave={onLeave}
          onFocus={onPoint}
          onBlur={onLeave}
          onKeyDown={onKey}
        >
          {campaign.name}
        </Link>
        <span className={styles.facts}>
          <CampaignStatusTag status={campaign.status} />
          <span className={styles.dates}>{from && to ? format.spanBare({ from, to }, zone) : t('row.noDates')}</span>
        </span>
      </div>
      <div className={styles.lanes}>
        {lanes.map((lane) => (
          <LaneOfPhases key={lane.markets.join(' ')} lane={lane} axis={axis} width={width} named={lanes.length > 1} />
        ))}
        {from && to && !inSight && <OutOfSight span={{ from, to }} axis={axis} name={campaign.name} onSeek={onSeek} />}
      </div>
    </li>
  )
}

type LaneProps = { lane: Lane; axis: Axis; width: number; named: boolean }

function LaneOfPhases({ lane, axis, width, named }: LaneProps) {
  const format = useFormat()
  const places = lane.phases.flatMap((phase) => placeOf(phase.window, axis) ?? [])
  const first = places[0]?.start ?? 0
  const end = Math.max(0, ...places.map(({ start, width: share }) => start + share))
  const marketNames = lane.markets.join(' ')
  const roomAfter = (1 - end) * width >= widthOf(marketNames) + 6
  return (
    <div className={styles.lane}>
      <ul aria-label={lane.markets.map(format.market).join(', ')}>
        {lane.phases.map((phase) => (
          <PhaseBar key={phase.id} phase={phase} axis={axis} width={width} zone={zoneOf(lane.markets[0] ?? 'HK')} />
        ))}
      </ul>
      {named && places.length > 0 && (
        <span
          className={styles.marketNames}
          style={roomAfter ? { left: `${end * 100}%` } : { right: `${(1 - first) * 100}%` }}
          aria-hidden="true"
        >
          {marketNames}
        </span>
      )}
    </div>
  )
}

function PhaseBar({ phase, axis, width, zone }: { phase: Phase; axis: Axis; width: number; zone: string }) {
  const say = useSay()
  const format = useFormat()
  const place = placeOf(phase.window, axis)
  const name = say.word('phase', phase.kind)
  const when = format.span(phase.window, zone)
  if (!place) return <li className="visually-hidden">{`${name} ${when}`}</li>
  const fits = place.width * width >= widthOf(name) + 10
  return (
    <li
      className={`${styles.phase} ${phase.kind === 'main' ? styles.main : ''}`}
      style={{ left: `${place.start * 100}%`, width: `${place.width * 100}%` }}
    >
      <span className={fits ? undefined : 'visually-hidden'}>{name}</span>
      <span className="visually-hidden"> {when}</span>
    </li>
  )
}

type OutOfSightProps = {
  span: { from: Instant; to: Instant }
  axis: Axis
  name: string
  onSeek: (at: Instant) => void
}

/** A campaign before or after the months in sight: an arrow at that edge, which brings them there. */
function OutOfSight({ span, axis, name, onSeek }: OutOfSightProps) {
  const { t } = useTranslation('campaigns')
  const isBefore = shareOf(span.to, axis) <= 0
  return (
    <button
      type="button"
      className={`${styles.outOfSight} ${isBefore ? styles.earlier : styles.later}`}
      aria-label={t('timeline.seekNamed', { name })}
      onClick={() => onSeek(span.from)}
    >
      {isBefore ? `← ${t('timeline.seek')}` : `${t('timeline.seek')} →`}
    </button>
  )
}
