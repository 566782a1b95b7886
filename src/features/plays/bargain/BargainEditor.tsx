import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { FieldGrid } from '#components/Field.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { marketFacts } from '#domain/market.ts'
import { cleanShape, fitPreset, presets, presetShape } from '#domain/plays/bargain/curve.ts'
import { maxJitter, maxNewUserWeight } from '#domain/plays/bargain/plan.ts'
import { bargainSchema, type Bargain } from '#domain/plays/bargain/schema.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { BaseBlock } from '../shared/BaseBlock.tsx'
import { Block } from '#components/Block.tsx'
import { BreakersBlock, CapBlock } from '../shared/CapBlock.tsx'
import { Choice } from '#components/Choice.tsx'
import { EligibilityBlock } from '../shared/EligibilityBlock.tsx'
import { ProductField } from '../shared/ProductField.tsx'
import { ShareCardBlock } from '../shared/ShareCardBlock.tsx'
import { BargainCurve } from './BargainCurve.tsx'
import styles from './BargainEditor.module.css'
import { CurveNumbers } from './CurveNumbers.tsx'
import { useBand } from './useBand.ts'

/** The bargain as its operator thinks of it: a curve first, the numbers beside it, then who, how much and how often. */
export function BargainEditor(props: EditorProps<Bargain>) {
  const { t } = useTranslation('plays')
  const { play, campaign, market, onChange, disabled } = props
  const { band } = useBand(play, campaign, market)
  const { field, at } = fieldsOf(props)
  const { currency } = marketFacts[market]

  return (
    <>
      <ProductField {...props} />
      <div className={styles.head}>
        <h3>{t('bargain.curve')}</h3>
        <Presets {...props} />
      </div>
      <At pointer={at('/shape')}>
        <BargainCurve play={play} market={market} band={band} onChange={onChange} disabled={disabled} />
      </At>
      <p className={styles.about}>{t('bargain.curveAbout')}</p>
      <FieldGrid>
        <At pointer={at(`/listPrice/${market}`)}>
          <MoneyInput
            label={t('bargain.listPrice')}
            currency={currency}
            {...field(`/listPrice/${market}`, play.listPrice[market] ?? null)}
          />
        </At>
        <At pointer={at(`/floorPrice/${market}`)}>
          <MoneyInput
            label={t('bargain.floorPrice')}
            currency={currency}
            {...field(`/floorPrice/${market}`, play.floorPrice[market] ?? null)}
          />
        </At>
        <At pointer={at('/helpers')}>
          <NumberInput
            label={t('bargain.helpers')}
            min={1}
            max={1000}
            {...field('/helpers', play.helpers)}
            onChange={(helpers) => helpers !== null && onChange(withHelpers(play, helpers))}
          />
        </At>
        <At pointer={at('/firstCut')}>
          <PercentInput
            label={t('bargain.firstCut')}
            {...(play.firstCut === null ? { hint: t('bargain.firstCutHint') } : {})}
            {...field('/firstCut', play.firstCut, null)}
            onChange={(firstCut) => onChange(withFirstCut(play, firstCut))}
          />
        </At>
        <At pointer={at('/newUserWeight')}>
          <NumberInput
            label={t('bargain.newUserWeight')}
            unit={t('unit.times')}
            min={1}
            max={maxNewUserWeight}
            {...field('/newUserWeight', play.newUserWeight)}
          />
        </At>
        <At pointer={at('/jitter')}>
          <PercentInput label={t('bargain.jitter')} max={maxJitter} {...field('/jitter', play.jitter)} />
        </At>
        <At pointer={at('/windowHours')}>
          <NumberInput
            label={t('bargain.windowHours')}
            unit={t('unit.hours')}
            min={1}
            max={720}
            {...field('/windowHours', play.windowHours)}
          />
        </At>
        <At pointer={at(`/minCut/${market}`)}>
          <MoneyInput
            label={t('bargain.minCut')}
            currency={currency}
            {...field(`/minCut/${market}`, play.minCut[market] ?? null)}
          />
        </At>
      </FieldGrid>
      <CurveNumbers {...props} />
      <CapBlock {...props} />
      <BaseBlock {...props} />
      <RulesBlock {...props} />
      <EligibilityBlock {...props} />
      <ShareCardBlock {...props} />
      <BreakersBlock {...props} />
    </>
  )
}

function Presets({ play, onChange, disabled }: EditorProps<Bargain>) {
  const { t } = useTranslation('plays')
  const fitted = fitPreset(play)
  return (
    <Segmented
      label={t('bargain.shape')}
      options={[
        ...presets.map((preset) => ({ value: preset, label: t(`bargain.${preset}`) })),
        ...(fitted === null ? [{ value: 'custom' as const, label: t('bargain.custom') }] : []),
      ]}
      value={fitted ?? 'custom'}
      onChange={(choice) => {
        if (choice !== 'custom' && !disabled) onChange({ ...play, shape: presetShape(choice, play) })
      }}
    />
  )
}

function RulesBlock(props: EditorProps<Bargain>) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { play, note, disabled, onChange } = props
  const { set, field, at } = fieldsOf(props)
  const check = (name: 'selfFirstCut' | 'buyBelowList' | 'couponsAllowed') => (
    <Checkbox checked={play[name]} onChange={(on) => set(`/${name}`, on)} disabled={disabled}>
      {t(`bargain.${name}`)}
    </Checkbox>
  )
  const count = (name: 'minNewHelpers' | 'helpsPerPersonPerDay' | 'bargainsPerPerson', min: number) => (
    <At pointer={at(`/${name}`)}>
      <NumberInput label={t(`bargain.${name}`)} min={min} max={1000} {...field(`/${name}`, play[name])} />
    </At>
  )

  return (
    <Block title={t('bargain.rules')}>
      <FieldGrid>
        {count('minNewHelpers', 0)}
        {count('helpsPerPersonPerDay', 1)}
        {count('bargainsPerPerson', 1)}
        <At pointer={at('/payWithinHours')}>
          <NumberInput
            label={t('bargain.payWithinHours')}
            unit={t('unit.hours')}
            min={1}
            max={720}
            {...field('/payWithinHours', play.payWithinHours)}
          />
        </At>
        <Choice
          label={t('bargain.stockHeldAt')}
          group="stockHeldAt"
          options={bargainSchema.shape.stockHeldAt.options}
          value={play.stockHeldAt}
          onChange={(choice) => set('/stockHeldAt', choice)}
          at={at('/stockHeldAt')}
          note={note('/stockHeldAt')}
          disabled={disabled}
        />
      </FieldGrid>
      <div className={styles.checks}>
        {check('selfFirstCut')}
        {check('buyBelowList')}
        {check('couponsAllowed')}
        <Checkbox
          checked={play.consolation !== null}
          onChange={(on) => onChange({ ...play, consolation: on ? { amount: {}, units: {} } : null })}
          disabled={disabled}
        >
          {t('bargain.consolation')}
        </Checkbox>
      </div>
      {play.consolation !== null && (
        <FieldGrid>
          {play.markets.map((market) => (
            <div key={market}>
              <At pointer={at(`/consolation/amount/${market}`)}>
                <MoneyInput
                  label={t('bargain.consolationAmount', { market: format.market(market) })}
                  currency={marketFacts[market].currency}
                  {...field(`/consolation/amount/${market}`, play.consolation?.amount[market] ?? null)}
                />
              </At>
              <At pointer={at(`/consolation/units/${market}`)}>
                <NumberInput
                  label={t('bargain.consolationUnits', { market: format.market(market) })}
                  {...field(`/consolation/units/${market}`, play.consolation?.units[market] ?? null)}
                />
              </At>
            </div>
          ))}
        </FieldGrid>
      )}
    </Block>
  )
}

/** Another number of helpers keeps a preset a preset; an own curve keeps its points, as far as they fit. */
function withHelpers(play: Bargain, helpers: number): Bargain {
  return reshaped(play, { ...play, helpers })
}

function withFirstCut(play: Bargain, firstCut: number | null): Bargain {
  return reshaped(play, { ...play, firstCut })
}

function reshaped(before: Bargain, after: Bargain): Bargain {
  const preset = fitPreset(before)
  return { ...after, shape: preset === null ? cleanShape(after) : presetShape(preset, after) }
}
