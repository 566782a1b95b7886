import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useDragHandle } from '#components/useDragHandle.ts'
import { useWidth } from '#components/useWidth.ts'
import type { Category } from '#domain/catalogue/categories.ts'
import { marketFacts } from '#domain/market.ts'
import { exponents } from '#domain/money.ts'
import { ceilingOf } from '#domain/partners/ceiling.ts'
import { byRank, ratesFor } from '#domain/partners/tiers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { ProgrammeProps } from './editor.ts'
import { moveTier } from './tiers.ts'
import styles from './TierLadder.module.css'

const height = 240
const room = { left: 4, right: 12, top: 26, bottom: 26 }
/** Dragging settles on half percents; typing takes any. */
const rateStep = 50

/** The tiers as stairs: what a partner must sell to stand on each, and the commission it pays. */
export function TierLadder({
  value: programme,
  onChange,
  market,
  category,
  disabled,
}: ProgrammeProps & { category: Category | null }) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const { ref, width } = useWidth<HTMLDivElement>(600)
  const { currency } = marketFacts[market]
  const money = (amount: number) => format.money({ amount, currency })
  const tiers = byRank(programme).map((tier) => ({
    id: tier.id,
    name: tier.name === '' ? t('tier.unnamed', { rank: tier.rank }) : tier.name,
    paid: tier.thresholds.paid[market] ?? 0,
    rate: ratesFor(tier, category).level1,
  }))
  const ceiling = ceilingOf(programme, market)
  const whole = 10 ** exponents[currency]
  const most = niceAbove(Math.max(whole * 100, ...tiers.map(({ paid }) => paid)) * 1.3)
  const top = Math.max(ceiling * 1.1, ...tiers.map(({ rate }) => rate * 1.1), 100)
  const inner = { width: width - room.left - room.right, height: height - room.top - room.bottom }
  const x = (paid: number) => room.left + (paid / most) * inner.width
  const y = (rate: number) => room.top + (1 - rate / top) * inner.height
  const step = Math.max(whole, Math.round(most / 200 / whole) * whole)

  return (
    <div ref={ref} className={styles.frame}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('ladder.title')}>
        <g className={styles.level}>
          <line x1={room.left} x2={width - room.right} y1={y(ceiling)} y2={y(ceiling)} />
          <text x={width - room.right} y={y(ceiling) - 4} textAnchor="end">
            {t('ladder.ceiling', { rate: format.percent(ceiling) })}
          </text>
        </g>
        {tiers.map((tier, k) => {
          const until = tiers[k + 1]?.paid ?? most
          return (
            <g key={tier.id} className={styles.step}>
              <rect
                x={x(tier.paid)}
                y={y(tier.rate)}
                width={Math.max(0, x(until) - x(tier.paid) - 2)}
                height={Math.max(0, height - room.bottom - y(tier.rate))}
              />
              {(k === 0 || x(tier.paid) - x(tiers[k - 1]?.paid ?? 0) > 70) && (
                <text x={x(tier.paid)} y={height - 10}>
                  {format.moneyShort({ amount: tier.paid, currency })}
                </text>
              )}
            </g>
          )
        })}
        {tiers.map((tier, k) => (
          <TierHandle
            key={tier.id}
            label={tier.name}
            text={t('ladder.point', { paid: money(tier.paid), rate: format.percent(tier.rate) })}
            said={`${tier.name} ${format.percent(tier.rate)}`}
            cx={x(tier.paid)}
            cy={y(tier.rate)}
            endsRight={x(tier.paid) > width - 150}
            side={sideOf(
              k,
              tiers.map(({ paid }) => x(paid)),
            )}
            value={tier.rate}
            most={Math.round(top)}
            disabled={disabled}
            onMoveTo={(px, py) =>
              onChange(
                moveTier(programme, tier.id, market, category, {
                  paid: Math.round(Math.max(0, ((px - room.left) / inner.width) * most) / step) * step,
                  level1: Math.round(Math.max(0, top * (1 - (py - room.top) / inner.height)) / rateStep) * rateStep,
                }),
              )
            }
            onStep={(paid, rate) =>
              onChange(
                moveTier(programme, tier.id, market, category, {
                  paid: Math.max(0, tier.paid + paid * step),
                  level1: Math.max(0, tier.rate + rate * rateStep),
                }),
              )
            }
          />
        ))}
      </svg>
      <p className={styles.axis}>{t('ladder.axis', { currency })}</p>
    </div>
  )
}

type TierHandleProps = {
  label: string
  text: string
  said: string
  cx: number
  cy: number
  endsRight: boolean
  side: Side
  value: number
  most: number
  disabled: boolean
  onMoveTo: (x: number, y: number) => void
  onStep: (paid: number, rate: number) => void
}

function TierHandle(props: TierHandleProps) {
  const { label, text, said, cx, cy, endsRight, side, value, most, disabled, onMoveTo, onStep } = props
  const [active, setActive] = useState(false)
  const ref = useDragHandle<SVGGElement>({
    disabled,
    onMove: onMoveTo,
    onStart: () => ref.current?.focus({ preventScroll: true }),
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled) return
    const by = event.shiftKey ? 10 : 1
    const steps = { ArrowUp: [0, by], ArrowDown: [0, -by], ArrowRight: [by, 0], ArrowLeft: [-by, 0] }[event.key]
    if (!steps) return
    event.preventDefault()
    onStep(steps[0] ?? 0, steps[1] ?? 0)
  }
  return (
    <g
      ref={ref}
      className={styles.handle}
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={text}
      aria-disabled={disabled || undefined}
      onKeyDown={onKeyDown}
      onFocus={() => setActive(true)}
      onBlur={() => setActive(false)}
      onPointerEnter={() => setActive(true)}
      onPointerLeave={() => setActive(false)}
    >
      <circle cx={cx} cy={cy} r={16} className={styles.reach} />
      <circle cx={cx} cy={cy} r={12} className={styles.halo} />
      <circle cx={cx} cy={cy} r={6} className={styles.point} />
      <text
        x={endsRight ? cx - 12 : cx + 12}
        y={cy + offsets[side]}
        textAnchor={endsRight ? 'end' : 'start'}
        className={active ? styles.activeText : styles.text}
      >
        {active ? text : said}
      </text>
    </g>
  )
}

/** Where a point's words stand: close neighbours make room for each other. */
type Side = 'above' | 'high' | 'below'
const offsets: Record<Side, number> = { above: -10, high: -26, below: 19 }
const close = 130

function sideOf(place: number, at: readonly number[]): Side {
  const here = at[place] ?? 0
  if (place > 0 && here - (at[place - 1] ?? 0) < close) return place % 2 === 1 ? 'below' : 'above'
  return (at[place + 1] ?? Number.POSITIVE_INFINITY) - here < close ? 'high' : 'above'
}

/** The next number with one or two figures that is not below, so that the axis does not move at every step of a drag. */
function niceAbove(value: number): number {
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.ceil(value / (magnitude * 5)) * magnitude * 5
}
