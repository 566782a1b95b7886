import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Block } from '#components/Block.tsx'
import { Button } from '#components/Button.tsx'
import { CellCount, CellMoney } from '#components/CellInput.tsx'
import { Icon } from '#components/Icon.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { marketFacts } from '#domain/market.ts'
import type { Privilege, Tier } from '#domain/partners/schema.ts'
import { byRank } from '#domain/partners/tiers.ts'
import { fieldsIn } from '#lib/fields.ts'
import type { ProgrammeProps } from './editor.ts'
import styles from './partners.module.css'
import { withTier } from './tiers.ts'

/** What a standing brings beside its rates: a title, a coupon, a prize. */
export function PrivilegesBlock(props: ProgrammeProps) {
  const { t } = useTranslation('partners')
  const { value: programme } = props
  return (
    <Block title={t('privileges.title')}>
      {byRank(programme).map((tier) => (
        <TierPrivileges key={tier.id} {...props} tier={tier} />
      ))}
    </Block>
  )
}

function TierPrivileges(props: ProgrammeProps & { tier: Tier }) {
  const { t } = useTranslation('partners')
  const { value: programme, onChange, campaign, disabled, tier } = props
  const add = (privilege: Privilege) =>
    onChange(withTier(programme, tier.id, (one) => ({ ...one, privileges: [...one.privileges, privilege] })))
  const id = nextId(tier)
  const [coupon] = campaign.coupons
  return (
    <fieldset className={styles.group}>
      <legend>{tier.name === '' ? t('tier.unnamed', { rank: tier.rank }) : tier.name}</legend>
      {tier.privileges.map((privilege) => (
        <PrivilegeRow key={privilege.id} {...props} privilege={privilege} />
      ))}
      {!disabled && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => add({ type: 'identity', id, name: '' })}>
            {t('privileges.addIdentity')}
          </Button>
          <Button
            size="small"
            disabledReason={coupon === undefined ? t('privileges.noCoupons') : undefined}
            onClick={() => coupon && add({ type: 'coupon', id, couponId: coupon.id })}
          >
            {t('privileges.addCoupon')}
          </Button>
          <Button size="small" onClick={() => add({ type: 'prize', id, name: '', value: {}, units: {} })}>
            {t('privileges.addPrize')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function PrivilegeRow(props: ProgrammeProps & { tier: Tier; privilege: Privilege }) {
  const { t } = useTranslation('partners')
  const { value: programme, onChange, campaign, market, disabled, note, tier, privilege } = props
  const { at } = fieldsIn(props)
  const place = `/tiers/${programme.tiers.indexOf(tier)}/privileges/${tier.privileges.indexOf(privilege)}`
  const change = (next: Privilege | null) =>
    onChange(
      withTier(programme, tier.id, (one) => ({
        ...one,
        privileges: one.privileges.flatMap((other) => (other.id !== privilege.id ? [other] : next ? [next] : [])),
      })),
    )
  const { currency } = marketFacts[market]
  const kind = t(`privileges.${privilege.type}`)
  const errors = [
    place,
    `${place}/name`,
    `${place}/couponId`,
    `${place}/value/${market}`,
    `${place}/units/${market}`,
  ].flatMap((pointer) => note(pointer).error ?? note(pointer).hint ?? [])

  return (
    <At pointer={at(place)}>
      <div className={styles.privilege}>
        <span className={styles.kind}>{kind}</span>
        {privilege.type === 'coupon' ? (
          <Select
            aria-label={kind}
            value={privilege.couponId}
            onChange={(couponId) => change({ ...privilege, couponId })}
            options={[
              ...(campaign.coupons.some(({ id }) => id === privilege.couponId)
                ? []
                : [{ value: privilege.couponId, label: privilege.couponId }]),
              ...campaign.coupons.map(({ id, name }) => ({ value: id, label: name === '' ? id : name })),
            ]}
            disabled={disabled}
          />
        ) : (
          <TextInput
            aria-label={t('privileges.name', { kind })}
            value={privilege.name}
            onChange={(name) => change({ ...privilege, name })}
            maxLength={80}
            disabled={disabled}
          />
        )}
        {privilege.type === 'prize' && (
          <>
            <label className={styles.inline}>
              <span aria-hidden="true">{t('privileges.value', { currency })}</span>
              <CellMoney
                label={t('privileges.value', { currency })}
                currency={currency}
                value={privilege.value[market] ?? null}
                onChange={(amount) => change({ ...privilege, value: withMarket(privilege.value, market, amount) })}
                disabled={disabled}
              />
            </label>
            <label className={styles.inline}>
              <span aria-hidden="true">{t('privileges.units')}</span>
              <CellCount
                label={t('privileges.units')}
                value={privilege.units[market] ?? null}
                onChange={(units) => change({ ...privilege, units: withMarket(privilege.units, market, units) })}
                disabled={disabled}
              />
            </label>
          </>
        )}
        {!disabled && (
          <Button tone="quiet" size="small" label={t('privileges.remove', { kind })} onClick={() => change(null)}>
            <Icon name="trash" />
          </Button>
        )}
      </div>
      {errors.map((error) => (
        <p key={error} className={styles.error}>
          {error}
        </p>
      ))}
    </At>
  )
}

function withMarket<K extends string>(values: Partial<Record<K, number>>, market: K, value: number | null) {
  const { [market]: _, ...others } = values
  return (value === null ? others : { ...others, [market]: value }) as Partial<Record<K, number>>
}

function nextId({ id, privileges }: Tier): string {
  for (let k = privileges.length + 1; ; k++)
    if (!privileges.some((privilege) => privilege.id === `${id}-${k}`)) return `${id}-${k}`
}
