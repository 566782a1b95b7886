import { area, line } from 'd3-shape'
import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BargainBand } from '#domain/forecast/bargainBand.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { wholeInBasisPoints, exponents } from '#domain/money.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { formatMinor } from '#lib/format/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useDragHandle } from '#components/useDragHandle.ts'
import { useWidth } from '#components/useWidth.ts'
import styles from './BargainCurve.module.css'
import {
  addPointAt,
  handlesOf,
  helpersAt,
  moveHandle,
  pricesAfter,
  removePoint,
  sampledCurve,
  type Handle,
} from './curvePoints.ts'
import { niceTicks } from './ticks.ts'

type BargainCurveProps = {
  play: Bargain
  market: Market
  band: BargainBand | null
  onChange: (play: Bargain) => void
  disabled: boolean
}

const height = 312
const room = { top: 14, right: 16, bottom: 46, left: 56 }

/** The price as friends help: points dragged by pointer or moved by arrow keys, the band of what will really happen. */
export function BargainCurve({ play, market, band, onChange, disabled }: BargainCurveProps) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { ref, width } = useWidth<HTMLDivElement>(600)
  const [active, setActive] = useState<Handle['index'] | null>(null)
  const list = play.listPrice[market] ?? 0
  const floor = play.floorPrice[market] ?? 0
  const { currency } = marketFacts[market]
  const inner = { width: width - room.left - room.right, height: height - room.top - room.bottom }
  const x = (share: number) => room.left + share * inner.width
  // The price axis always starts at zero: a floor above it must look like one.
  const aboveList = floor > list
  const y = (price: number) => room.top + (1 - Math.min(price, list) / Math.max(1, list)) * inner.height
  const priceAt = (cut: number) => list - (list - floor) * cut
  const prices = pricesAfter(play, market)
  // Nothing can be cut down to a price that is higher: there is no curve then, only the mark where the floor would be.
  const curve = aboveList ? null : sampledCurve(play)
  const handles = aboveList ? [] : handlesOf(play)
  const left = (handle: Handle) =>
    prices?.[helpersAt(play, handle.x)] ?? Math.round(priceAt(handle.y / wholeInBasisPoints))

  const drawLine = line<{ x: number; y: number }>(
    (point) => x(point.x),
    (point) => y(priceAt(point.y)),
  )
  const drawBand = area<BargainBand['remaining'][number]>()
    .x(({ helpers }) => x(helpers / Math.max(1, play.helpers)))
    .y0(({ p10 }) => y(p10))
    .y1(({ p90 }) => y(p90))

  const moveTo = (index: Handle['index'], px: number, py: number) => {
    const price = list * (1 - (py - room.top) / inner.height)
    onChange(
      moveHandle(play, index, {
        x: ((px - room.left) / inner.width) * wholeInBasisPoints,
        y: list === floor ? 0 : ((list - price) / (list - floor)) * wholeInBasisPoints,
      }),
    )
  }
  const add = (event: MouseEvent<SVGRectElement>) => {
    if (disabled) return
    const box = event.currentTarget.getBoundingClientRect()
    onChange(addPointAt(play, ((event.clientX - box.left) / box.width) * wholeInBasisPoints))
  }
  const shown = handles.find(({ index }) => index === active)

  return (
    <div ref={ref} className={styles.frame}>
      <svg
        className={styles.curve}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t('bargain.curve')}
      >
        <rect
          className={styles.ground}
          role="presentation"
          x={room.left}
          y={room.top}
          width={inner.width}
          height={inner.height}
          onDoubleClick={add}
        />
        {niceTicks(list, exponents[currency]).map((price) => (
          <g key={price} className={styles.grid}>
            <line x1={room.left} x2={width - room.right} y1={y(price)} y2={y(price)} />
            <text x={room.left - 8} y={y(price) + 4} textAnchor="end">
              {formatMinor(price, currency)}
            </text>
          </g>
        ))}
        {helperTicks(play.helpers).map((count) => (
          <text
            key={count}
            x={x(count / Math.max(1, play.helpers))}
            y={height - 26}
            textAnchor="middle"
            className={styles.tick}
          >
            {count}
          </text>
        ))}
        <text x={width - room.right} y={height - 8} textAnchor="end" className={styles.tick}>
          {t('bargain.axis')}
        </text>
        {band && !aboveList && (
          <path className={styles.band} d={drawBand(band.remaining) ?? undefined}>
            <title>{t('bargain.band')}</title>
          </path>
        )}
        {curve && <path className={styles.line} d={drawLine(curve) ?? undefined} />}
        <circle className={styles.end} cx={x(0)} cy={y(list)} r={5} />
        {aboveList ? (
          <g className={styles.beyond}>
            <path d={`M${x(1) - 7},${y(list) + 5} h14 l-7,-12 z`} />
            <text x={x(1) - 12} y={y(list) + 18} textAnchor="end">
              {t('bargain.floorAbove', { floor: format.money({ amount: floor, currency }) })}
            </text>
          </g>
        ) : (
          <circle className={styles.end} cx={x(1)} cy={y(floor)} r={5} />
        )}
        {handles.map((handle, order) => (
          <CurveHandle
            key={handle.id}
            play={play}
            handle={handle}
            label={handle.index === 'first' ? t('bargain.pointFirst') : t('bargain.point', { number: order + 1 })}
            text={t('bargain.pointText', {
              count: helpersAt(play, handle.x),
              left: format.money({ amount: left(handle), currency }),
              share: format.rate(handle.y / wholeInBasisPoints, 0),
            })}
            cx={x(handle.x / wholeInBasisPoints)}
            cy={y(priceAt(handle.y / wholeInBasisPoints))}
            disabled={disabled}
            onMoveTo={(px, py) => moveTo(handle.index, px, py)}
            onChange={onChange}
            onActive={(on) => setActive(on ? handle.index : null)}
          />
        ))}
      </svg>
      {shown && (
        <Tooltip
          x={x(shown.x / wholeInBasisPoints)}
          y={y(priceAt(shown.y / wholeInBasisPoints))}
          width={width}
          title={t('bargain.after', { count: helpersAt(play, shown.x) })}
          text={t('bargain.left', {
            left: format.money({ amount: left(shown), currency }),
            share: format.rate(shown.y / wholeInBasisPoints, 0),
          })}
        />
      )}
      {!curve && <p className={styles.noPlan}>{t('bargain.noPlan')}</p>}
      {curve && (
        <ul className={styles.legend}>
          <li>
            <i className={styles.lineMark} aria-hidden="true" />
            {t('bargain.legendPlan')}
          </li>
          <li>
            <i className={styles.bandMark} aria-hidden="true" />
            {t('bargain.legendBand')}
          </li>
        </ul>
      )}
    </div>
  )
}

type CurveHandleProps = {
  play: Bargain
  handle: Handle
  label: string
  text: string
  cx: number
  cy: number
  disabled: boolean
  onMoveTo: (x: number, y: number) => void
  onChange: (play: Bargain) => void
  onActive: (on: boolean) => void
}

/** One point: a slider whose value is the share cut so far; left and right move it along the helpers. */
function CurveHandle({ play, handle, label, text, cx, cy, disabled, onMoveTo, onChange, onActive }: CurveHandleProps) {
  const [held, setHeld] = useState(false)
  const ref = useDragHandle<SVGGElement>({
    disabled,
    onMove: onMoveTo,
    onStart: () => {
      setHeld(true)
      onActive(true)
      ref.current?.focus({ preventScroll: true })
    },
    onEnd: () => setHeld(false),
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled) return
    if ((event.key === 'Delete' || event.key === 'Backspace') && typeof handle.index === 'number') {
      event.preventDefault()
      onChange(removePoint(play, handle.index))
      return
    }
    const step = event.shiftKey ? 5 : 1
    const helper = wholeInBasisPoints / Math.max(1, play.helpers)
    const moves: Record<string, { x: number; y: number }> = {
      ArrowUp: { x: 0, y: -100 * step },
      ArrowDown: { x: 0, y: 100 * step },
      ArrowLeft: { x: -helper * step, y: 0 },
      ArrowRight: { x: helper * step, y: 0 },
      PageUp: { x: 0, y: -1_000 },
      PageDown: { x: 0, y: 1_000 },
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    onChange(moveHandle(play, handle.index, { x: handle.x + move.x, y: handle.y + move.y }))
  }

  return (
    <g
      ref={ref}
      className={`${styles.handle} ${held ? styles.held : ''}`}
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(handle.y / 100)}
      aria-valuetext={text}
      aria-disabled={disabled || undefined}
      onKeyDown={onKeyDown}
      onFocus={() => onActive(true)}
      onBlur={() => onActive(false)}
      onPointerEnter={() => onActive(true)}
      onPointerLeave={(event) => {
        if (document.activeElement !== event.currentTarget) onActive(false)
      }}
    >
      <circle className={styles.reach} cx={cx} cy={cy} r={16} />
      <circle className={styles.halo} cx={cx} cy={cy} r={13} />
      <circle className={styles.point} cx={cx} cy={cy} r={6} />
    </g>
  )
}

function Tooltip({ x, y, width, title, text }: { x: number; y: number; width: number; title: string; text: string }) {
  const onLeft = x > width - 210
  return (
    <div
      className={styles.tooltip}
      style={{ top: y, ...(onLeft ? { right: width - x + 18 } : { left: x + 18 }) }}
      aria-hidden="true"
    >
      <b>{title}</b>
      <span>{text}</span>
    </div>
  )
}

/** Five or so round counts from 0 to all, the last always among them. */
function helperTicks(helpers: number): number[] {
  const step = Math.max(1, Math.ceil(helpers / 5))
  const ticks = Array.from({ length: Math.floor(helpers / step) + 1 }, (_, k) => k * step)
  return helpers - (ticks.at(-1) ?? 0) > step / 2 ? [...ticks, helpers] : [...ticks.slice(0, -1), helpers]
}
