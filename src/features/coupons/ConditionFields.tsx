import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Icon } from '#components/Icon.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { phaseKinds } from '#domain/campaign/phaseKinds.ts'
import { segments } from '#domain/analytics/vocabulary.ts'
import { wholeShop } from '#domain/coupons/create.ts'
import { wholeUnits } from '#domain/coupons/units.ts'
import type { Purchase } from '#domain/coupons/schema.ts'
import { marketFacts, salesChannels } from '#domain/market.ts'
import { fieldsIn } from '#lib/fields.ts'
import { useSay } from '#lib/say/useSay.ts'
import type { RuleProps } from './editor.ts'
import { ChipList } from './ChipList.tsx'
import { HoursFields } from './HoursFields.tsx'
import { Pick } from './Pick.tsx'
import { ScopeFields } from './ScopeFields.tsx'
import styles from './coupons.module.css'

const mostPurchases = 10

/** What must hold: the first half of the rule's sentence. */
export function ConditionFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const { value: rule, disabled } = props
  const { set } = fieldsIn(props)
  const { purchases } = rule.conditions
  const add = (purchase: Purchase) => set('/conditions/purchases', [...purchases, purchase])
  const id = nextId(purchases)
  return (
    <>
      {purchases.length === 0 && <p className={styles.about}>{t('if.anyCart')}</p>}
      {purchases.map((purchase, k) => (
        <PurchaseRow key={purchase.id} {...props} purchase={purchase} index={k} />
      ))}
      {!disabled && purchases.length < mostPurchases && (
        <div className={styles.checks}>
          <Button
            size="small"
            onClick={() =>
              add({ type: 'spend', id, minimum: wholeUnits(rule.markets, 300), measuredOn: 'left', scope: null })
            }
          >
            {t('if.addSpend')}
          </Button>
          <Button size="small" onClick={() => add({ type: 'quantity', id, minimum: 2, scope: null })}>
            {t('if.addQuantity')}
          </Button>
        </div>
      )}
      <WhoFields {...props} />
    </>
  )
}

function PurchaseRow(props: RuleProps & { purchase: Purchase; index: number }) {
  const { t } = useTranslation('coupons')
  const { value: rule, campaign, market, disabled, note, purchase, index } = props
  const { set, field, at } = fieldsIn(props)
  const place = `/conditions/purchases/${index}`
  return (
    <div className={styles.row}>
      {purchase.type === 'spend' ? (
        <>
          <At pointer={at(`${place}/minimum/${market}`)}>
            <MoneyInput
              label={t('if.spend')}
              layout="stack"
              currency={marketFacts[market].currency}
              {...field(`${place}/minimum/${market}`, purchase.minimum[market] ?? null)}
              onChange={(amount) => set(`${place}/minimum/${market}`, amount ?? undefined)}
            />
          </At>
          <Pick
            label={t('if.measured')}
            options={(['left', 'full'] as const).map((value) => ({ value, label: t(`if.${value}`) }))}
            value={purchase.measuredOn}
            onChange={(measuredOn) => set(`${place}/measuredOn`, measuredOn)}
            at={at(`${place}/measuredOn`)}
            note={note(`${place}/measuredOn`)}
            disabled={disabled}
          />
        </>
      ) : (
        <At pointer={at(`${place}/minimum`)}>
          <NumberInput
            label={t('if.quantity')}
            layout="stack"
            min={1}
            unit={t('unit.units')}
            {...field(`${place}/minimum`, purchase.minimum)}
          />
        </At>
      )}
      {!disabled && (
        <span className={styles.remove}>
          <Button
            tone="quiet"
            size="small"
            label={t('if.remove', { number: index + 1 })}
            onClick={() =>
              set(
                '/conditions/purchases',
                rule.conditions.purchases.filter(({ id }) => id !== purchase.id),
              )
            }
          >
            <Icon name="trash" />
          </Button>
        </span>
      )}
      <div className={styles.below}>
        <Checkbox
          checked={purchase.scope !== null}
          onChange={(own) => set(`${place}/scope`, own ? wholeShop : null)}
          disabled={disabled}
        >
          {t('if.ownScope')}
        </Checkbox>
        {purchase.scope !== null && (
          <ScopeFields
            label={t('if.counts')}
            scope={purchase.scope}
            onChange={(scope) => set(`${place}/scope`, scope)}
            campaign={campaign}
            at={at(`${place}/scope`)}
            note={note(`${place}/scope`)}
            disabled={disabled}
          />
        )}
      </div>
    </div>
  )
}

function WhoFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const say = useSay()
  const { value: rule, campaign, disabled, note } = props
  const { set, at } = fieldsIn(props)
  const { conditions } = rule
  const several = <T extends string>(
    name: 'segments' | 'channels' | 'phases',
    label: string,
    all: readonly T[],
    chosen: readonly T[],
    say: (value: T) => string,
  ) => (
    <At pointer={at(`/conditions/${name}`)}>
      <fieldset className={styles.group}>
        <legend>{label}</legend>
        <div className={styles.checks}>
          {all.map((value) => (
            <Checkbox
              key={value}
              checked={chosen.includes(value)}
              onChange={(on) =>
                set(
                  `/conditions/${name}`,
                  all.filter((one) => (one === value ? on : chosen.includes(one))),
                )
              }
              disabled={disabled}
            >
              {say(value)}
            </Checkbox>
          ))}
        </div>
        {note(`/conditions/${name}`).error && <p className={styles.error}>{note(`/conditions/${name}`).error}</p>}
      </fieldset>
    </At>
  )
  // Only at first: taking the last condition out must not shut the section one is working in.
  const [wasNarrow] = useState(() => isNarrow(conditions))
  const outcome = conditions.playOutcome
  return (
    <details className={styles.more} open={wasNarrow}>
      <summary>{t('if.who')}</summary>
      <p className={styles.about}>{t('if.whoAbout')}</p>
      {several('segments', t('if.segments'), segments, conditions.segments, (one) => say.label('segment', one))}
      <At pointer={at('/conditions/firstOrder')}>
        <Checkbox
          checked={conditions.firstOrder}
          onChange={(on) => set('/conditions/firstOrder', on)}
          disabled={disabled}
        >
          {t('if.firstOrder')}
        </Checkbox>
      </At>
      {several('channels', t('if.channels'), salesChannels, conditions.channels, (one) =>
        say.label('salesChannel', one),
      )}
      {several('phases', t('if.phases'), phaseKinds, conditions.phases, (one) => say.label('phase', one))}
      <HoursFields {...props} />
      <At pointer={at('/conditions/playOutcome')}>
        <Checkbox
          checked={outcome !== null}
          onChange={(on) => set('/conditions/playOutcome', on ? { plays: [], outcome: 'completed' } : null)}
          disabled={disabled}
        >
          {t('if.afterPlay')}
        </Checkbox>
        {outcome !== null && (
          <div className={styles.row}>
            <Pick
              label={t('if.outcome')}
              options={(['completed', 'missed'] as const).map((value) => ({ value, label: t(`if.${value}`) }))}
              value={outcome.outcome}
              onChange={(value) => set('/conditions/playOutcome', { ...outcome, outcome: value })}
              at={at('/conditions/playOutcome/outcome')}
              note={note('/conditions/playOutcome/outcome')}
              disabled={disabled}
            />
            <ChipList
              label={t('if.plays')}
              options={campaign.plays.map(({ id, name }) => ({ value: id, label: name === '' ? id : name }))}
              chosen={outcome.plays}
              onChange={(plays) => set('/conditions/playOutcome', { ...outcome, plays })}
              disabled={disabled}
            />
          </div>
        )}
      </At>
    </details>
  )
}

function isNarrow(conditions: RuleProps['value']['conditions']): boolean {
  const { segments: who, channels, phases, firstOrder, hours, playOutcome } = conditions
  return who.length + channels.length + phases.length > 0 || firstOrder || hours !== null || playOutcome !== null
}

function nextId(purchases: readonly Purchase[]): string {
  for (let k = purchases.length + 1; ; k++) if (!purchases.some(({ id }) => id === `buys-${k}`)) return `buys-${k}`
}
