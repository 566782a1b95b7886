import { useTranslation } from 'react-i18next'
import { Field } from '#components/Field.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useTypedValue } from '#components/useTypedValue.ts'
import { marketFacts, markets } from '#domain/market.ts'
import type { Currency } from '#domain/money.ts'
import { useSay } from '#lib/say/useSay.ts'
import { At } from '#components/At.tsx'
import { readRate, writeRate } from '../exchangeRate.ts'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import styles from './basics.module.css'

/** The event's fixed rates: what one major unit of each other currency is worth in the reporting one. */
export function ExchangeRates() {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { document, setAt } = useDraft()
  const disabled = useReadOnlyReason() !== null
  const held = [
    ...new Set(markets.filter((market) => document.markets[market]).map((market) => marketFacts[market].currency)),
  ]
  const { into } = document.exchange
  if (held.length < 2 && held[0] === into) return null

  return (
    <section className={styles.section}>
      <h2>{t('basics.exchange')}</h2>
      <p className={styles.hint}>{t('basics.exchangeHint')}</p>
      <At pointer="/exchange/into">
        <Field label={t('basics.into')} layout="row">
          {(control) => (
            <Select
              {...control}
              value={into}
              onChange={(currency) => setAt('/exchange/into', currency)}
              options={[...new Set([...held, into])].map((currency) => ({
                value: currency,
                label: say.word('currency', currency),
              }))}
              disabled={disabled}
            />
          )}
        </Field>
      </At>
      {held
        .filter((currency) => currency !== into)
        .map((currency) => (
          <Rate key={`${currency}-${into}`} currency={currency} into={into} disabled={disabled} />
        ))}
    </section>
  )
}

function Rate({ currency, into, disabled }: { currency: Currency; into: Currency; disabled: boolean }) {
  const { t } = useTranslation('campaigns')
  const note = useFieldNotes()
  const { document, setAt } = useDraft()
  const pointer = `/exchange/millionths/${currency}`
  const typed = useTypedValue<number, 'notARate'>({
    value: document.exchange.millionths[currency] ?? null,
    write: writeRate,
    read: readRate,
    onChange: (millionths) => setAt(pointer, millionths ?? undefined),
  })
  const { error, hint } = note(pointer)
  return (
    <At pointer={pointer}>
      <Field
        label={t('basics.rate', { currency, into })}
        error={typed.fault ? t('basics.rateFault') : error}
        hint={hint}
        layout="row"
      >
        {(control) => (
          <TextInput
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={typed.text}
            onChange={typed.onType}
            onBlur={typed.onLeave}
            disabled={disabled}
          />
        )}
      </Field>
    </At>
  )
}
