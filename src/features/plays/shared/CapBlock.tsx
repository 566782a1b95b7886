import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { FieldGrid } from '#components/Field.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import type { Play } from '#domain/plays/schema.ts'
import { exhaustionSchema } from '#domain/plays/shared/blocks.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { Block } from './Block.tsx'
import { Choice } from './Choice.tsx'
import styles from './shared.module.css'

/** The hard limit of the play in each of its markets, and what happens at the limit. */
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
