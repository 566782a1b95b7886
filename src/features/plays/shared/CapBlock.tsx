import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { marketFacts } from '#domain/market.ts'
import type { Play } from '#domain/plays/schema.ts'
import { exhaustionSchema } from '#domain/plays/shared/blocks.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { Block } from '#components/Block.tsx'
import { Choice } from '#components/Choice.tsx'
import styles from './shared.module.css'

/** The hard limit of the play in each of its markets, in units, in money or both, and what happens at the limit. */
export function CapBlock<P extends Play>(props: EditorProps<P>) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { play, note, disabled } = props
  const { set, field, at } = fieldsOf(props)
  return (
    <Block title={t('cap.title')}>
      <FieldGrid>
        {play.markets.map((market) => (
          <At key={market} pointer={at(`/cap/units/${market}`)}>
            <NumberInput
              label={t('cap.units', { market: format.market(market) })}
              unit={t('unit.units')}
              {...field(`/cap/units/${market}`, play.cap.units[market] ?? null)}
              onChange={(units) => set(`/cap/units/${market}`, units ?? undefined)}
            />
          </At>
        ))}
        {play.markets.map((market) => (
          <At key={market} pointer={at(`/cap/budget/${market}`)}>
            <MoneyInput
              label={t('cap.budget', { market: format.market(market) })}
              currency={marketFacts[market].currency}
              hint={t('cap.budgetHint')}
              {...field(`/cap/budget/${market}`, play.cap.budget[market] ?? null)}
              onChange={(amount) => set(`/cap/budget/${market}`, amount ?? undefined)}
            />
          </At>
        ))}
        <Choice
          label={t('cap.whenExhausted')}
          group="whenExhausted"
          options={exhaustionSchema.options}
          value={play.cap.whenExhausted}
          onChange={(choice) => set('/cap/whenExhausted', choice)}
          at={at('/cap/whenExhausted')}
          note={note('/cap/whenExhausted')}
          disabled={disabled}
        />
        {play.cap.whenExhausted === 'fallBackToCoupon' && (
          <At pointer={at('/cap/couponId')}>
            <Field label={t('cap.coupon')} hint={t('cap.couponHint')} {...note('/cap/couponId')}>
              {(control) => (
                <TextInput
                  {...control}
                  value={play.cap.couponId ?? ''}
                  onChange={(id) => set('/cap/couponId', id.trim() === '' ? null : id.trim())}
                  maxLength={40}
                  disabled={disabled}
                />
              )}
            </Field>
          </At>
        )}
      </FieldGrid>
    </Block>
  )
}

/** What pauses the play by itself. Empty is never. */
export function BreakersBlock<P extends Play>(props: EditorProps<P>) {
  const { t } = useTranslation('plays')
  const { circuitBreakers } = props.play
  const { field, at } = fieldsOf(props)
  return (
    <Block title={t('breakers.title')} folded>
      <p className={styles.about}>{t('breakers.about')}</p>
      <FieldGrid>
        <At pointer={at('/circuitBreakers/burnPerHour')}>
          <PercentInput
            label={t('breakers.burn')}
            {...field('/circuitBreakers/burnPerHour', circuitBreakers.burnPerHour, null)}
          />
        </At>
        <At pointer={at('/circuitBreakers/completionRate')}>
          <PercentInput
            label={t('breakers.completion')}
            {...field('/circuitBreakers/completionRate', circuitBreakers.completionRate, null)}
          />
        </At>
      </FieldGrid>
    </Block>
  )
}
