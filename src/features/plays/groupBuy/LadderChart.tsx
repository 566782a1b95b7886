import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { marketFacts, type Market } from '#domain/market.ts'
import { exponents } from '#domain/money.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import { wholeUnit } from '#domain/plays/shared/products.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useDragHandle } from '#components/useDragHandle.ts'
import { useWidth } from '#components/useWidth.ts'
import { widthOf } from '#lib/textWidth.ts'
import { labelPlaces, type LabelPlace } from './labelPlaces.ts'
import { moveRung } from './ladder.ts'
import styles from './LadderChart.module.css'

type LadderChartProps = {
  play: GroupBuy
  market: Market
  /** The product's list price and unit cost, where it has them. */
  list: number | undefined
  cost: number | undefined
  onChange: (play: GroupBuy) => void
  disabled: boolean
}

const height = 220
const room = { top: 22, right: 20, bottom: 28, left: 16 }

/** The ladder as stairs going down: the more members, the lower the price. Handles move by pointer or arrow keys. */
export function LadderChart({ play, market, list, cost, onChange, disabled }: LadderChartProps) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { ref, width } = useWidth<HTMLDivElement>(600)
  const { currency } = marketFacts[market]
  const rungs = play.ladder.map((rung, index) => ({ index, size: rung.size, price: rung.price[market] ?? 0 }))
  const solo = play.soloPrice[market] ?? list ?? 0
  const top = Math.max(list ?? 0, solo, ...rungs.map(({ price }) => price), 1)
  const most = Math.max(2, ...rungs.map(({ size }) => size)) + 1
  const inner = { width: width - room.left - room.right, height: height - room.top - room.bottom }
  const x = (size: number) => room.left + ((size - 1) / (most - 1)) * inner.width
  const y = (price: number) => room.top + (1 - price / top) * inner.height
  const money = (amount: number) => format.money({ amount, currency })
  const stairs = [{ size: 1, price: solo }, ...rungs].map((step, k, all) => ({
    ...step,
    until: all[k + 1]?.size ?? most,
  }))

  const levels = [
    ...(list === undefined ? [] : [{ at: list, text: `${t('groupBuy.list')} ${money(list)}`, dashed: false }]),
    ...(cost === undefined || cost <= 0
      ? []
      : [{ at: cost, text: `${t('groupBuy.cost')} ${money(cost)}`, dashed: true }]),
  ]
  const textOf = (rung: (typeof rungs)[number]) =>
    t('groupBuy.stepText', { count: rung.size, size: rung.size, price: money(rung.price) })
  const places = labelPlaces(
    rungs.map((rung) => ({ text: textOf(rung), cx: x(rung.size), cy: y(rung.price) })),
    levels.map(({ at, text }) => ({
      x: width - room.right - widthOf(text),
      y: y(at) - 16,
      width: widthOf(text),
      height: 14,
    })),
    width,
  )

  return (
    <div ref={ref} className={styles.frame}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t('groupBuy.ladder')}
      >
        {levels.map(({ at, text, dashed }) => (
          <Level key={text} y={y(at)} width={width} text={text} dashed={dashed} />
        ))}
        {stairs.map((step, k) => (
          <g key={step.size === 1 ? 'solo' : `step-${k}`} className={k === 0 ? styles.solo : styles.step}>
            <rect
              x={x(step.size)}
              y={y(step.price)}
              width={Math.max(0, x(step.until) - x(step.size) - 2)}
              height={Math.max(0, height - room.bottom - y(step.price))}
            />
            <text x={x(step.size)} y={height - 10}>
              {step.size}
            </text>
          </g>
        ))}
        {rungs.map((rung) => (
          <RungHandle
            key={`rung-${rung.index}`}
            label={t('groupBuy.step', { number: rung.index + 1 })}
            text={textOf(rung)}
            place={places[rung.index] ?? null}
            cx={x(rung.size)}
            cy={y(rung.price)}
            endsRight={x(rung.size) > width / 2}
            value={rung.price}
            most={top}
            disabled={disabled}
            onMoveTo={(px, py) => {
              const unit = wholeUnit(market)
              const price = top * (1 - (py - room.top) / inner.height)
              onChange(
                moveRung(play, rung.index, market, {
                  size: 1 + ((px - room.left) / inner.width) * (most - 1),
                  price: Math.round(Math.max(0, price) / unit) * unit,
                }),
              )
            }}
            onStep={(size, steps) =>
              onChange(
                moveRung(play, rung.index, market, {
                  size: rung.size + size,
                  price: rung.price + steps * wholeUnit(market) * stepOf(top, exponents[currency]),
                }),
              )
            }
          />
        ))}
      </svg>
    </div>
  )
}

type RungHandleProps = {
  label: string
  text: string
  cx: number
  cy: number
  /** Where its words hide no others; without such a place they stand over the rest while it is in hand. */
  place: LabelPlace | null
  endsRight: boolean
  value: number
  most: number
  disabled: boolean
  onMoveTo: (x: number, y: number) => void
  onStep: (size: number, price: number) => void
}

function RungHandle({
  label,
  text,
  cx,
  cy,
  place,
  endsRight,
  value,
  most,
  disabled,
  onMoveTo,
  onStep,
}: RungHandleProps) {
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
      {(place || active) && (
        <text
          x={place?.x ?? (endsRight ? cx - 10 : cx + 10)}
          y={place?.y ?? cy - 9}
          textAnchor={place?.anchor ?? (endsRight ? 'end' : 'start')}
          className={active ? styles.activeText : styles.text}
        >
          {text}
        </text>
      )}
    </g>
  )
}

function Level({ y, width, text, dashed }: { y: number; width: number; text: string; dashed: boolean }) {
  return (
    <g className={styles.level}>
      <line x1={room.left} x2={width - room.right} y1={y} y2={y} strokeDasharray={dashed ? '4 4' : undefined} />
      <text x={width - room.right} y={y - 4} textAnchor="end">
        {text}
      </text>
    </g>
  )
}

/** One press of an arrow: about a hundredth of the price, in whole units. */
function stepOf(top: number, exponent: number): number {
  return Math.max(1, Math.round(top / 10 ** exponent / 100))
}
