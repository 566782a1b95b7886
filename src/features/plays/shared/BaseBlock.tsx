import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { MarketTimeInput } from '#components/MarketTimeInput.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { markets } from '#domain/market.ts'
import type { Play } from '#domain/plays/schema.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { Block } from '#components/Block.tsx'
import { PricesMeant } from './PricesMeant.tsx'
import styles from './shared.module.css'

/** What every play has: a name, the markets and the time it is played in. */
export function BaseBlock<P extends Play>(props: EditorProps<P>) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { play, campaign, market, note, disabled } = props
  const { set, at } = fieldsOf(props)
  const held = markets.filter((code) => campaign.markets[code] || play.markets.includes(code))
  const time = (side: 'from' | 'to') => (
    <At pointer={at(`/window/${side}`)}>
      <MarketTimeInput
        label={t(`base.${side}`)}
        market={market}
        value={play.window[side]}
        onChange={(instant) => instant !== null && set(`/window/${side}`, instant)}
        disabled={disabled}
        {...note(`/window/${side}`)}
      />
    </At>
  )

  return (
    <Block title={t('base.title')}>
      <FieldGrid>
        <At pointer={at('/name')} wide>
          <Field label={t('base.name')} {...note('/name')}>
            {(control) => (
              <TextInput
                {...control}
                value={play.name}
                onChange={(name) => set('/name', name)}
                maxLength={80}
                disabled={disabled}
              />
            )}
          </Field>
        </At>
        {time('from')}
        {time('to')}
      </FieldGrid>
      <At pointer={at('/window')}>
        {note('/window').error && <p className={styles.error}>{note('/window').error}</p>}
      </At>
      <At pointer={at('/markets')}>
        <fieldset className={styles.group}>
          <legend>{t('base.markets')}</legend>
          <div className={styles.checks}>
            {held.map((code) => (
              <Checkbox
                key={code}
                checked={play.markets.includes(code)}
                onChange={(on) =>
                  set(
                    '/markets',
                    markets.filter((one) => (one === code ? on : play.markets.includes(one))),
                  )
                }
                disabled={disabled}
              >
                {format.market(code)}
              </Checkbox>
            ))}
          </div>
          {note('/markets').error && <p className={styles.error}>{note('/markets').error}</p>}
        </fieldset>
      </At>
      <At pointer={at('/mayOutlive')}>
        <Checkbox checked={play.mayOutlive} onChange={(on) => set('/mayOutlive', on)} disabled={disabled}>
          {t('base.mayOutlive')}
        </Checkbox>
      </At>
      {'belowCostMeant' in play &&
        markets.map((code) => (
          <PricesMeant
            key={code}
            market={code}
            prices={play.belowCostMeant[code] ?? []}
            pointer={at(`/belowCostMeant/${code}`)}
            onChange={(prices) => set(`/belowCostMeant/${code}`, prices)}
            disabled={disabled}
          />
        ))}
    </Block>
  )
}
