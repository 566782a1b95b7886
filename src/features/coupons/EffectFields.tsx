import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { effectsAt } from '#domain/coupons/effects.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { linesIn } from '#domain/coupons/basket.ts'
import { goodsOf } from '#domain/coupons/example.ts'
import type { CouponRule, Effect } from '#domain/coupons/schema.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import { nameIn } from '#domain/named.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { fieldsIn } from '#lib/fields.ts'
import type { RuleProps } from './editor.ts'
import { firstEffect } from '#domain/coupons/presets.ts'
import { Pick } from './Pick.tsx'
import styles from './coupons.module.css'

/** What the rule gives: the second half of its sentence. */
export function EffectFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const { value: rule, onChange, disabled, note } = props
  const { at } = fieldsIn(props)
  const known = effectsAt[rule.level]
  const types = known.includes(rule.effect.type) ? known : [...known, rule.effect.type]
  return (
    <>
      <div className={styles.row}>
        <Pick
          label={t('effect.level')}
          options={(['item', 'order', 'shipping'] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
          value={rule.level}
          onChange={(level) =>
            onChange({
              ...rule,
              level,
              effect: effectsAt[level].includes(rule.effect.type)
                ? rule.effect
                : firstEffect(effectsAt[level][0] ?? 'amount', rule.markets),
            })
          }
          at={at('/level')}
          note={note('/level')}
          disabled={disabled}
        />
        <Pick
          label={t('effect.type')}
          options={types.map((value) => ({ value, label: t(`effect.${value}`) }))}
          value={rule.effect.type}
          onChange={(type) => onChange({ ...rule, effect: firstEffect(type, rule.markets) })}
          at={at('/effect')}
          note={note('/effect')}
          disabled={disabled}
        />
      </div>
      <EffectFigures {...props} />
    </>
  )
}

function EffectFigures(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const language = useLanguage()
  const { value: rule, campaign, market, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  const { effect } = rule
  const { currency } = marketFacts[market]
  const dearest = dearestIn(rule, campaign, market)

  const money = (name: string, label: string, amounts: Partial<Record<typeof market, number>>, hint?: string) => (
    <At pointer={at(`/effect/${name}/${market}`)}>
      <MoneyInput
        label={label}
        layout="stack"
        currency={currency}
        {...(hint === undefined ? {} : { hint })}
        {...field(`/effect/${name}/${market}`, amounts[market] ?? null)}
        onChange={(amount) => set(`/effect/${name}/${market}`, amount ?? undefined)}
      />
    </At>
  )
  const rate = (value: number, place = '/effect/rate') => (
    <At pointer={at(place)}>
      <PercentInput
        label={t('effect.off')}
        layout="stack"
        meaning="discount"
        {...(dearest > 0 ? { of: { amount: dearest, currency } } : {})}
        {...(effect.type === 'nthItem' ? { pays: (amount: string) => t('effect.thatItem', { amount }) } : {})}
        atMost={'cap' in effect ? effect.cap[market] : undefined}
        {...field(place, value)}
      />
    </At>
  )
  const atMost = (value: number | null) => (
    <At pointer={at('/effect/atMost')}>
      <NumberInput
        label={t('effect.atMost')}
        layout="stack"
        min={1}
        unit={t('unit.times')}
        hint={t('effect.noMost')}
        {...field('/effect/atMost', value, null)}
      />
    </At>
  )
  const cap = (amounts: Partial<Record<typeof market, number>>) =>
    money('cap', t('effect.cap'), amounts, t('effect.noCap'))

  switch (effect.type) {
    case 'amount':
      return <div className={styles.row}>{money('amount', t('effect.takeOff'), effect.amount)}</div>
    case 'percent':
      return (
        <div className={styles.row}>
          {rate(effect.rate)}
          {cap(effect.cap)}
        </div>
      )
    case 'fixedPrice':
      return <div className={styles.row}>{money('price', t('effect.price'), effect.price)}</div>
    case 'free':
      return <p className={styles.about}>{t('effect.freeAbout')}</p>
    case 'everySpend':
      return (
        <div className={styles.row}>
          {money('spend', t('effect.everySpent'), effect.spend)}
          {money('amount', t('effect.takeOff'), effect.amount)}
          {atMost(effect.atMost)}
        </div>
      )
    case 'everyQuantity':
      return (
        <div className={styles.row}>
          <At pointer={at('/effect/quantity')}>
            <NumberInput
              label={t('effect.everyUnits')}
              layout="stack"
              min={1}
              unit={t('unit.units')}
              {...field('/effect/quantity', effect.quantity)}
            />
          </At>
          {money('amount', t('effect.takeOff'), effect.amount)}
          {atMost(effect.atMost)}
        </div>
      )
    case 'nthItem':
      return (
        <div className={styles.row}>
          <At pointer={at('/effect/n')}>
            <NumberInput label={t('effect.n')} layout="stack" min={1} max={1000} {...field('/effect/n', effect.n)} />
          </At>
          {rate(effect.rate)}
          <Pick
            label={t('effect.which')}
            options={(['cheapest', 'inTurn'] as const).map((value) => ({ value, label: t(`effect.${value}`) }))}
            value={effect.which}
            onChange={(which) => set('/effect/which', which)}
            at={at('/effect/which')}
            note={note('/effect/which')}
            disabled={disabled}
          />
          {atMost(effect.atMost)}
        </div>
      )
    case 'gift':
      return (
        <div className={styles.row}>
          <Pick
            label={t('effect.giftOf')}
            options={[
              ...(campaign.products.some(({ id }) => id === effect.productId)
                ? []
                : [{ value: effect.productId, label: t('effect.noGift'), disabled: true }]),
              ...campaign.products.map((product) => ({ value: product.id, label: nameIn(product, language) })),
            ]}
            value={effect.productId}
            onChange={(productId) => set('/effect/productId', productId)}
            at={at('/effect/productId')}
            note={note('/effect/productId')}
            disabled={disabled}
          />
          <At pointer={at('/effect/quantity')}>
            <NumberInput
              label={t('effect.giftUnits')}
              layout="stack"
              min={1}
              max={1000}
              unit={t('unit.units')}
              {...field('/effect/quantity', effect.quantity)}
            />
          </At>
        </div>
      )
    case 'spendSteps':
      return (
        <Steps {...props} effect={effect}>
          {(k, step) => (
            <>
              {money(`steps/${k}/spend`, t('effect.from'), step.spend)}
              {money(`steps/${k}/amount`, t('effect.takeOff'), step.amount)}
            </>
          )}
        </Steps>
      )
    case 'spendRates':
      return (
        <>
          <Steps {...props} effect={effect}>
            {(k, step) => (
              <>
                {money(`steps/${k}/spend`, t('effect.from'), step.spend)}
                {rate(step.rate, `/effect/steps/${k}/rate`)}
              </>
            )}
          </Steps>
          <div className={styles.row}>{cap(effect.cap)}</div>
        </>
      )
    case 'quantityRates':
      return (
        <>
          <Steps {...props} effect={effect}>
            {(k, step) => (
              <>
                <At pointer={at(`/effect/steps/${k}/quantity`)}>
                  <NumberInput
                    label={t('effect.from')}
                    layout="stack"
                    min={1}
                    unit={t('unit.units')}
                    {...field(`/effect/steps/${k}/quantity`, step.quantity)}
                  />
                </At>
                {rate(step.rate, `/effect/steps/${k}/rate`)}
              </>
            )}
          </Steps>
          <div className={styles.row}>{cap(effect.cap)}</div>
        </>
      )
  }
}

/** The highest price among the goods that the rule is about; 0 where it is about none, or about their shipping. */
function dearestIn({ level, scope }: CouponRule, campaign: CampaignDocument, market: Market): Minor {
  if (level === 'shipping') return 0
  const goods = goodsOf(campaign)(market)
  return Math.max(0, ...linesIn(scope, goods).map((place) => goods[place]?.unitPrice ?? 0))
}

type Stepped = Extract<Effect, { steps: unknown }>
const mostSteps = 10

function Steps<E extends Stepped>({
  effect,
  children,
  ...props
}: RuleProps & { effect: E; children: (index: number, step: E['steps'][number]) => React.ReactNode }) {
  const { t } = useTranslation('coupons')
  const { disabled, note } = props
  const { set } = fieldsIn(props)
  const steps: readonly E['steps'][number][] = effect.steps
  const said = note('/effect/steps')
  return (
    <>
      {steps.map((step, k) => (
        // A step has no name but its place; typing must not lose its field.
        <div key={keyOf(k)} className={styles.row}>
          {children(k, step)}
          {!disabled && steps.length > 1 && (
            <span className={styles.remove}>
              <Button
                tone="quiet"
                size="small"
                label={t('effect.removeStep', { number: k + 1 })}
                onClick={() =>
                  set(
                    '/effect/steps',
                    steps.filter((_, at) => at !== k),
                  )
                }
              >
                <Icon name="trash" />
              </Button>
            </span>
          )}
        </div>
      ))}
      {said.error && <p className={styles.error}>{said.error}</p>}
      {!disabled && steps.length < mostSteps && (
        <Button size="small" onClick={() => set('/effect/steps', [...steps, steps.at(-1)])}>
          {t('effect.addStep')}
        </Button>
      )}
    </>
  )
}

const keyOf = (index: number) => `step-${index}`
