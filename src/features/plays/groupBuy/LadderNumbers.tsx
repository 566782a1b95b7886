import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useTypedValue } from '#components/useTypedValue.ts'
import { marketFacts } from '#domain/market.ts'
import { exponents, wholeInBasisPoints } from '#domain/money.ts'
import type { GroupBuy, Rung } from '#domain/plays/groupBuy/schema.ts'
import { termsOf } from '#domain/plays/shared/products.ts'
import { formatMinor, formatMoney, parseAmount } from '#lib/format/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { addRung, mostSteps, removeRung, setRung } from './ladder.ts'
import styles from './LadderNumbers.module.css'

/** The ladder as numbers that can be typed, with what each step earns or loses a unit. */
export function LadderNumbers(props: EditorProps<GroupBuy>) {
  const { t } = useTranslation('plays')
  const { play, market, onChange, disabled, note } = props
  const { currency } = marketFacts[market]
  const whole = note('/ladder').error
  return (
    <>
      <table className={styles.ladder}>
        <thead>
          <tr>
            <th scope="col">{t('groupBuy.size')}</th>
            <th scope="col">
              {t('groupBuy.price')} {currency}
            </th>
            <th scope="col">{t('groupBuy.off')}</th>
            <th scope="col">{t('groupBuy.margin')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {play.ladder.map((rung, index) => (
            <RungRow key={keyOf(index)} {...props} rung={rung} index={index} />
          ))}
        </tbody>
      </table>
      {whole && <p className={styles.error}>{whole}</p>}
      {!disabled && play.ladder.length < mostSteps && (
        <Button size="small" onClick={() => onChange(addRung(play))}>
          {t('groupBuy.addStep')}
        </Button>
      )}
    </>
  )
}

/** A step has no name but its place; typing must not lose its field. */
const keyOf = (index: number) => `step-${index}`

function RungRow(props: EditorProps<GroupBuy> & { rung: Rung; index: number }) {
  const { t } = useTranslation('plays')
  const { t: ui } = useTranslation()
  const format = useFormat()
  const { play, campaign, market, onChange, disabled, note, rung, index } = props
  const { at } = fieldsOf(props)
  const { currency } = marketFacts[market]
  const terms = termsOf(campaign, play.productId, market)
  const price = rung.price[market]
  const step = t('groupBuy.step', { number: index + 1 })
  const size = useTypedValue<number, 'notANumber'>({
    value: rung.size,
    write: String,
    read: (text) =>
      /^\d{1,5}$/.test(text.trim()) ? { ok: true, value: Number(text) } : { ok: false, fault: 'notANumber' },
    onChange: (members) => members !== null && onChange(setRung(play, index, { size: members })),
  })
  const amount = useTypedValue({
    value: price ?? null,
    write: (minor) => formatMinor(minor, currency),
    read: (text) => {
      const parsed = parseAmount(text, currency)
      return parsed.ok ? { ok: true, value: parsed.amount } : { ok: false, fault: parsed.fault }
    },
    onChange: (minor) => minor !== null && onChange(setRung(play, index, { price: { market, amount: minor } })),
  })
  const sizeFault = size.fault === null ? undefined : ui('number.notANumber')
  const amountFault =
    amount.fault === null
      ? undefined
      : ui(`amount.${amount.fault}`, {
          example: formatMoney({ amount: 1999 * 10 ** exponents[currency], currency }),
          currency,
          smallest: formatMoney({ amount: 1, currency }),
        })
  const notes = [
    { ...note(`/ladder/${index}/size`), ...(sizeFault && { error: sizeFault }) },
    { ...note(`/ladder/${index}/price/${market}`), ...(amountFault && { error: amountFault }) },
  ]
  const said = notes.filter(({ error, hint }) => error !== undefined || hint !== undefined)
  const margin = price === undefined || terms === undefined ? null : price - terms.unitCost

  return (
    <>
      <tr>
        <td>
          <At pointer={at(`/ladder/${index}/size`)}>
            <TextInput
              aria-label={`${step}: ${t('groupBuy.size')}`}
              aria-invalid={notes[0]?.error !== undefined || undefined}
              inputMode="numeric"
              value={size.text}
              onChange={size.onType}
              onBlur={size.onLeave}
              disabled={disabled}
            />
          </At>
        </td>
        <td>
          <At pointer={at(`/ladder/${index}/price/${market}`)}>
            <TextInput
              aria-label={`${step}: ${t('groupBuy.price')}`}
              aria-invalid={notes[1]?.error !== undefined || undefined}
              inputMode="decimal"
              value={amount.text}
              onChange={amount.onType}
              onBlur={amount.onLeave}
              disabled={disabled}
            />
          </At>
        </td>
        <td className={styles.figure}>
          {price !== undefined && terms && terms.listPrice > 0
            ? format.discount(Math.round(((terms.listPrice - price) * wholeInBasisPoints) / terms.listPrice))
            : '–'}
        </td>
        <td className={`${styles.figure} ${margin !== null && margin < 0 ? styles.loss : ''}`}>
          {margin === null
            ? '–'
            : margin < 0
              ? t('groupBuy.loss', { amount: format.money({ amount: -margin, currency }) })
              : format.money({ amount: margin, currency })}
        </td>
        <td>
          {!disabled && (
            <Button
              tone="quiet"
              size="small"
              label={t('groupBuy.removeStep', { number: index + 1 })}
              onClick={() => onChange(removeRung(play, index))}
            >
              <Icon name="trash" />
            </Button>
          )}
        </td>
      </tr>
      {said.map(({ error, hint }) => (
        <tr key={error ?? hint}>
          <td colSpan={5} className={error ? styles.error : styles.hint}>
            {error ? <span role="alert">{error}</span> : hint}
          </td>
        </tr>
      ))}
    </>
  )
}
