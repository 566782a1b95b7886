import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useTypedValue } from '#components/useTypedValue.ts'
import { marketFacts } from '#domain/market.ts'
import { wholeInBasisPoints } from '#domain/money.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { formatBasisPoints, parsePercent } from '#lib/format/percent.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { EditorProps } from '../editor.ts'
import { Block } from '#components/Block.tsx'
import styles from './BargainEditor.module.css'
import {
  addPointAt,
  handlesOf,
  helpersAt,
  mostPoints,
  moveHandle,
  pricesAfter,
  removePoint,
  widestGap,
  type Handle,
} from './curvePoints.ts'

/** The curve's points as numbers that can be typed: what a drag can do, a keyboard can. */
export function CurveNumbers({ play, market, onChange, disabled }: EditorProps<Bargain>) {
  const { t } = useTranslation('plays')
  const handles = handlesOf(play)
  return (
    <Block title={t('bargain.points')} folded>
      <table className={styles.points}>
        <thead>
          <tr>
            <th scope="col">{t('bargain.pointHelpers')}</th>
            <th scope="col">{t('bargain.pointCut')}</th>
            <th scope="col">{t('bargain.pointLeft')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {handles.map((handle, order) => (
            <PointRow
              key={handle.id}
              play={play}
              handle={handle}
              number={order + 1}
              market={market}
              onChange={onChange}
              disabled={disabled}
            />
          ))}
        </tbody>
      </table>
      <Button
        size="small"
        onClick={() => {
          if (!disabled && play.shape.length < mostPoints) onChange(addPointAt(play, widestGap(play)))
        }}
      >
        {t('bargain.addPoint')}
      </Button>
    </Block>
  )
}

type PointRowProps = Pick<EditorProps<Bargain>, 'play' | 'market' | 'onChange' | 'disabled'> & {
  handle: Handle
  number: number
}

function PointRow({ play, handle, number, market, onChange, disabled }: PointRowProps) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const name = handle.index === 'first' ? t('bargain.pointFirst') : t('bargain.point', { number })
  const helpers = useTypedValue<number, 'notANumber'>({
    value: helpersAt(play, handle.x),
    write: String,
    read: (text) =>
      /^\d{1,4}$/.test(text.trim()) ? { ok: true, value: Number(text) } : { ok: false, fault: 'notANumber' },
    onChange: (count) => {
      if (count !== null)
        onChange(
          moveHandle(play, handle.index, { x: (count * wholeInBasisPoints) / Math.max(1, play.helpers), y: handle.y }),
        )
    },
  })
  const cut = useTypedValue({
    value: handle.y,
    write: (share) => formatBasisPoints(share).slice(0, -1),
    read: (text) => {
      const parsed = parsePercent(text)
      return parsed.ok ? { ok: true, value: parsed.rate } : { ok: false, fault: parsed.fault }
    },
    onChange: (share) => {
      if (share !== null) onChange(moveHandle(play, handle.index, { x: handle.x, y: share }))
    },
  })
  const left = pricesAfter(play, market)?.[helpersAt(play, handle.x)]
  const { index } = handle

  return (
    <tr>
      <td className={styles.number}>
        <TextInput
          aria-label={`${name}: ${t('bargain.pointHelpers')}`}
          aria-invalid={helpers.fault !== null || undefined}
          inputMode="numeric"
          value={helpers.text}
          onChange={helpers.onType}
          onBlur={helpers.onLeave}
          disabled={disabled || index === 'first'}
        />
      </td>
      <td className={styles.number}>
        <TextInput
          aria-label={`${name}: ${t('bargain.pointCut')} %`}
          aria-invalid={cut.fault !== null || undefined}
          inputMode="decimal"
          value={cut.text}
          onChange={cut.onType}
          onBlur={cut.onLeave}
          disabled={disabled}
        />
      </td>
      <td className={styles.left}>
        {left === undefined ? '–' : format.money({ amount: left, currency: marketFacts[market].currency })}
      </td>
      <td>
        {index !== 'first' && !disabled && (
          <Button
            tone="quiet"
            size="small"
            label={t('bargain.removePoint', { number })}
            onClick={() => onChange(removePoint(play, index))}
          >
            <Icon name="trash" />
          </Button>
        )}
      </td>
    </tr>
  )
}
