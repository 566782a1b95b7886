import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useTypedValue } from '#components/useTypedValue.ts'
import { marketFacts } from '#domain/market.ts'
import { wholeInBasisPoints } from '#domain/money.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { formatBasisPoints, parsePercent, type PercentFault } from '#lib/format/percent.ts'
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
  roomOf,
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
        disabledReason={
          disabled
            ? t('readOnly')
            : play.shape.length >= mostPoints
              ? t('bargain.mostPoints', { most: mostPoints })
              : undefined
        }
        onClick={() => onChange(addPointAt(play, widestGap(play)))}
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
  const { t: ui } = useTranslation()
  const format = useFormat()
  const name = handle.index === 'first' ? t('bargain.pointFirst') : t('bargain.point', { number })
  const room = roomOf(play, handle.index)
  const shareOf = (count: number) => (count * wholeInBasisPoints) / Math.max(1, play.helpers)
  // Whole helpers between the neighbours: what is typed is refused beyond them, never bent to fit.
  const fewest = Math.ceil((room.x.least * play.helpers) / wholeInBasisPoints)
  const most = Math.floor((room.x.most * play.helpers) / wholeInBasisPoints)
  const helpers = useTypedValue<number, 'notANumber' | 'between'>({
    value: helpersAt(play, handle.x),
    write: String,
    read: (text) => {
      if (!/^\d{1,4}$/.test(text.normalize('NFKC').trim())) return { ok: false, fault: 'notANumber' }
      const value = Number(text.normalize('NFKC'))
      return value < fewest || value > most ? { ok: false, fault: 'between' } : { ok: true, value }
    },
    onChange: (count) => {
      if (count !== null) onChange(moveHandle(play, handle.index, { x: shareOf(count), y: handle.y }))
    },
  })
  const cut = useTypedValue<number, PercentFault | 'between'>({
    value: handle.y,
    write: (share) => formatBasisPoints(share).slice(0, -1),
    read: (text) => {
      const parsed = parsePercent(text)
      if (!parsed.ok) return { ok: false, fault: parsed.fault }
      return parsed.rate < room.y.least || parsed.rate > room.y.most
        ? { ok: false, fault: 'between' }
        : { ok: true, value: parsed.rate }
    },
    onChange: (share) => {
      if (share !== null) onChange(moveHandle(play, handle.index, { x: handle.x, y: share }))
    },
  })
  const left = pricesAfter(play, market)?.[helpersAt(play, handle.x)]
  const { index } = handle
  const faults = [
    helpers.fault === 'between'
      ? fewest > most
        ? t('bargain.noRoomBetween')
        : t('bargain.betweenHelpers', { least: fewest, most })
      : helpers.fault && ui('number.notANumber'),
    cut.fault === 'between'
      ? t('bargain.betweenShares', { least: formatBasisPoints(room.y.least), most: formatBasisPoints(room.y.most) })
      : cut.fault && ui(`percent.${cut.fault}`, { max: formatBasisPoints(wholeInBasisPoints) }),
  ].filter((fault) => fault !== null)

  return (
    <>
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
      {faults.map((fault) => (
        <tr key={fault}>
          <td colSpan={4} className={styles.fault}>
            <span role="alert">{fault}</span>
          </td>
        </tr>
      ))}
    </>
  )
}
