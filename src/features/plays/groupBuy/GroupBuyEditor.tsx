import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { FieldGrid } from '#components/Field.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { marketFacts } from '#domain/market.ts'
import { groupBuySchema, type GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import { termsOf } from '#domain/plays/shared/products.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { BaseBlock } from '../shared/BaseBlock.tsx'
import { Block } from '#components/Block.tsx'
import { BreakersBlock, CapBlock } from '../shared/CapBlock.tsx'
import { Choice } from '#components/Choice.tsx'
import { EligibilityBlock } from '../shared/EligibilityBlock.tsx'
import { ProductField } from '../shared/ProductField.tsx'
import { ShareCardBlock } from '../shared/ShareCardBlock.tsx'
import styles from '../shared/shared.module.css'
import { LadderChart } from './LadderChart.tsx'
import { LadderNumbers } from './LadderNumbers.tsx'

const { shape } = groupBuySchema

/** The group buy: its ladder first, then how a group fills, what its leader gets, and its limits. */
export function GroupBuyEditor(props: EditorProps<GroupBuy>) {
  const { t } = useTranslation('plays')
  const { play, campaign, market, onChange, disabled } = props
  const { field, at } = fieldsOf(props)
  const terms = termsOf(campaign, play.productId, market)
  return (
    <>
      <ProductField {...props} />
      <h3>{t('groupBuy.ladder')}</h3>
      <p className={styles.about}>{t('groupBuy.ladderAbout')}</p>
      <At pointer={at('/ladder')}>
        <LadderChart
          play={play}
          market={market}
          list={terms?.listPrice}
          cost={terms?.unitCost}
          onChange={onChange}
          disabled={disabled}
        />
      </At>
      <LadderNumbers {...props} />
      <FieldGrid>
        <At pointer={at(`/soloPrice/${market}`)}>
          <MoneyInput
            label={t('groupBuy.solo')}
            currency={marketFacts[market].currency}
            {...field(`/soloPrice/${market}`, play.soloPrice[market] ?? null)}
          />
        </At>
      </FieldGrid>
      <CapBlock {...props} />
      <BaseBlock {...props} />
      <GroupBlock {...props} />
      <LimitsBlock {...props} />
      <EligibilityBlock {...props} />
      <ShareCardBlock {...props} />
      <BreakersBlock {...props} />
    </>
  )
}

function GroupBlock(props: EditorProps<GroupBuy>) {
  const { t } = useTranslation('plays')
  const { play, market, note, disabled, onChange } = props
  const { set, field, at } = fieldsOf(props)
  const { leaderBenefit } = play
  const choice = (name: 'mayStart' | 'mayJoin' | 'settlement' | 'stockHeldAt') => (
    <Choice<string>
      label={t(`groupBuy.${name}`)}
      group={name}
      options={shape[name].options}
      value={play[name]}
      onChange={(value) => set(`/${name}`, value)}
      at={at(`/${name}`)}
      note={note(`/${name}`)}
      disabled={disabled}
    />
  )

  return (
    <Block title={t('groupBuy.rules')}>
      <FieldGrid>
        <At pointer={at('/hoursToFill')}>
          <NumberInput
            label={t('groupBuy.hoursToFill')}
            unit={t('unit.hours')}
            min={1}
            max={720}
            {...field('/hoursToFill', play.hoursToFill)}
          />
        </At>
        {choice('mayStart')}
        {choice('mayJoin')}
        {choice('settlement')}
        {choice('stockHeldAt')}
        <Choice
          label={t('groupBuy.leaderBenefit')}
          group="leaderBenefit"
          options={['none', 'amount', 'percent', 'free'] as const}
          value={leaderBenefit.type}
          onChange={(type) => onChange({ ...play, leaderBenefit: benefitOf(type) })}
          at={at('/leaderBenefit')}
          note={note('/leaderBenefit')}
          disabled={disabled}
        />
        {leaderBenefit.type === 'amount' && (
          <At pointer={at(`/leaderBenefit/amount/${market}`)}>
            <MoneyInput
              label={t('groupBuy.leaderAmount')}
              currency={marketFacts[market].currency}
              {...field(`/leaderBenefit/amount/${market}`, leaderBenefit.amount[market] ?? null)}
            />
          </At>
        )}
        {leaderBenefit.type === 'percent' && (
          <At pointer={at('/leaderBenefit/rate')}>
            <PercentInput
              label={t('groupBuy.leaderRate')}
              meaning="discount"
              {...field('/leaderBenefit/rate', leaderBenefit.rate)}
            />
          </At>
        )}
      </FieldGrid>
      <At pointer={at('/publicList')}>
        <Checkbox checked={play.publicList} onChange={(on) => set('/publicList', on)} disabled={disabled}>
          {t('groupBuy.publicList')}
        </Checkbox>
      </At>
    </Block>
  )
}

function LimitsBlock(props: EditorProps<GroupBuy>) {
  const { t } = useTranslation('plays')
  const { play, note, disabled } = props
  const { set, field, at } = fieldsOf(props)
  const count = (name: 'limitPerOrder' | 'limitPerPerson' | 'minRealMembers') => (
    <At pointer={at(`/${name}`)}>
      <NumberInput label={t(`groupBuy.${name}`)} min={1} max={10_000} {...field(`/${name}`, play[name])} />
    </At>
  )
  return (
    <Block title={t('groupBuy.limits')}>
      <FieldGrid>
        {count('limitPerOrder')}
        {count('limitPerPerson')}
        <Choice
          label={t('groupBuy.atExpiry')}
          group="atExpiry"
          options={shape.atExpiry.options}
          value={play.atExpiry}
          onChange={(value) => set('/atExpiry', value)}
          at={at('/atExpiry')}
          note={note('/atExpiry')}
          disabled={disabled}
        />
        {play.atExpiry === 'completeIfEnoughJoined' && count('minRealMembers')}
      </FieldGrid>
    </Block>
  )
}

function benefitOf(type: GroupBuy['leaderBenefit']['type']): GroupBuy['leaderBenefit'] {
  if (type === 'amount') return { type, amount: {} }
  return type === 'percent' ? { type, rate: 500 } : { type }
}
