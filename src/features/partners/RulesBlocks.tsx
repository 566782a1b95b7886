import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Block } from '#components/Block.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Choice } from '#components/Choice.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { marketFacts, markets } from '#domain/market.ts'
import { sourceCeiling } from '#domain/partners/ceiling.ts'
import { partnerProgrammeSchema } from '#domain/partners/schema.ts'
import { fieldsIn } from '#lib/fields.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { ProgrammeProps } from './editor.ts'
import styles from './partners.module.css'

const { shape } = partnerProgrammeSchema

/** What the programme is called, where it runs, and the most it pays. */
export function FrameBlock(props: ProgrammeProps) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const { value: programme, campaign, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  const held = markets.filter((market) => campaign.markets[market] || programme.markets.includes(market))
  return (
    <Block title={t('frame.title')}>
      <FieldGrid>
        <At pointer={at('/name')}>
          <Field label={t('frame.name')} layout="row" {...note('/name')}>
            {(control) => (
              <TextInput
                {...control}
                value={programme.name}
                onChange={(name) => set('/name', name)}
                maxLength={80}
                disabled={disabled}
              />
            )}
          </Field>
        </At>
        {programme.markets.map((market) => (
          <At key={market} pointer={at(`/budget/${market}`)}>
            <MoneyInput
              label={t('frame.budget', { market: format.market(market) })}
              currency={marketFacts[market].currency}
              hint={t('frame.budgetHint')}
              {...field(`/budget/${market}`, programme.budget[market] ?? null)}
              onChange={(amount) => set(`/budget/${market}`, amount ?? undefined)}
            />
          </At>
        ))}
      </FieldGrid>
      <At pointer={at('/markets')}>
        <fieldset className={styles.group}>
          <legend>{t('frame.markets')}</legend>
          <div className={styles.checks}>
            {held.map((code) => (
              <Checkbox
                key={code}
                checked={programme.markets.includes(code)}
                onChange={(on) =>
                  set(
                    '/markets',
                    markets.filter((one) => (one === code ? on : programme.markets.includes(one))),
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
    </Block>
  )
}

/** Who may become a partner, and what it costs. */
export function JoiningBlock(props: ProgrammeProps) {
  const { t } = useTranslation('partners')
  const { value: programme, market, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  return (
    <Block title={t('joining.title')}>
      <FieldGrid>
        <Choice
          label={t('joining.by')}
          group="joiningBy"
          options={shape.joining.shape.by.options}
          value={programme.joining.by}
          onChange={(by) => set('/joining/by', by)}
          at={at('/joining/by')}
          note={note('/joining/by')}
          disabled={disabled}
        />
        <At pointer={at('/joining/invitesPerPartner')}>
          <NumberInput
            label={t('joining.invites')}
            min={1}
            hint={t('joining.noLimit')}
            {...field('/joining/invitesPerPartner', programme.joining.invitesPerPartner, null)}
          />
        </At>
        <At pointer={at(`/joining/entryFee/${market}`)}>
          <MoneyInput
            label={t('joining.entryFee')}
            currency={marketFacts[market].currency}
            hint={t('joining.free')}
            {...field(`/joining/entryFee/${market}`, programme.joining.entryFee[market] ?? null)}
            onChange={(amount) => set(`/joining/entryFee/${market}`, amount ?? undefined)}
          />
        </At>
      </FieldGrid>
    </Block>
  )
}

/** To whom a shopper belongs, for how long, and when what was earned is safe. */
export function BindingBlock(props: ProgrammeProps) {
  const { t } = useTranslation('partners')
  const { value: programme, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  const days = t('unit.days')
  return (
    <Block title={t('binding.title')}>
      <p className={styles.about}>{t('binding.about')}</p>
      <FieldGrid>
        <Choice
          label={t('binding.rule')}
          group="bindingRule"
          options={shape.binding.shape.rule.options}
          value={programme.binding.rule}
          onChange={(rule) => set('/binding/rule', rule)}
          at={at('/binding/rule')}
          note={note('/binding/rule')}
          disabled={disabled}
        />
        <Choice
          label={t('binding.binds')}
          group="binds"
          options={shape.binding.shape.binds.options}
          value={programme.binding.binds}
          onChange={(binds) => set('/binding/binds', binds)}
          at={at('/binding/binds')}
          note={note('/binding/binds')}
          disabled={disabled}
        />
        <At pointer={at('/binding/days')}>
          <NumberInput
            label={t('binding.days')}
            unit={days}
            max={3650}
            hint={t('binding.lifelong')}
            {...field('/binding/days', programme.binding.days, null)}
          />
        </At>
        <At pointer={at('/attributionDays')}>
          <NumberInput
            label={t('binding.attribution')}
            unit={days}
            max={3650}
            hint={t('binding.attributionHint')}
            {...field('/attributionDays', programme.attributionDays, null)}
          />
        </At>
        <At pointer={at('/returnDays')}>
          <NumberInput
            label={t('binding.returns')}
            unit={days}
            max={3650}
            {...field('/returnDays', programme.returnDays)}
          />
        </At>
        <At pointer={at('/holdDays')}>
          <NumberInput
            label={t('binding.hold')}
            unit={days}
            max={3650}
            hint={t('binding.holdHint')}
            {...field('/holdDays', programme.holdDays)}
          />
        </At>
        <Choice
          label={t('binding.standing')}
          group="standingBy"
          options={shape.standing.options}
          value={programme.standing}
          onChange={(standing) => set('/standing', standing)}
          at={at('/standing')}
          note={note('/standing')}
          disabled={disabled}
        />
      </FieldGrid>
    </Block>
  )
}

/** How deep commission reaches and how high it may be. Lawmakers look here first. */
export function LevelsBlock(props: ProgrammeProps) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const { value: programme, disabled, note } = props
  const { set, at } = fieldsIn(props)
  const askFiling = (market: (typeof markets)[number]) =>
    programme.filingReference[market] !== undefined || (market === 'TW' && programme.depth >= 2)
  return (
    <Block title={t('levels.title')}>
      <FieldGrid>
        <At pointer={at('/depth')}>
          <NumberInput
            label={t('levels.depth')}
            min={1}
            max={2}
            hint={t('levels.depthHint')}
            value={programme.depth}
            disabled={disabled}
            onChange={(depth) => depth !== null && set('/depth', depth)}
            {...note('/depth')}
          />
        </At>
        {programme.markets.map((market) => (
          <At key={market} pointer={at(`/ceiling/${market}`)}>
            <PercentInput
              label={t('levels.ceiling', { market: format.market(market) })}
              max={sourceCeiling}
              hint={t('levels.ceilingHint', { most: format.percent(sourceCeiling) })}
              value={programme.ceiling[market] ?? null}
              onChange={(rate) => set(`/ceiling/${market}`, rate ?? undefined)}
              disabled={disabled}
              {...note(`/ceiling/${market}`)}
            />
          </At>
        ))}
        {programme.markets.filter(askFiling).map((market) => (
          <At key={market} pointer={at(`/filingReference/${market}`)}>
            <Field
              label={t('levels.filing', { market: format.market(market) })}
              layout="row"
              {...note(`/filingReference/${market}`)}
            >
              {(control) => (
                <TextInput
                  {...control}
                  value={programme.filingReference[market] ?? ''}
                  onChange={(text) => set(`/filingReference/${market}`, text === '' ? undefined : text)}
                  maxLength={80}
                  disabled={disabled}
                />
              )}
            </Field>
          </At>
        ))}
      </FieldGrid>
    </Block>
  )
}
