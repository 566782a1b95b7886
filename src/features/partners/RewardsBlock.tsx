import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Block } from '#components/Block.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { Select } from '#components/Select.tsx'
import { marketFacts } from '#domain/market.ts'
import { nameIn } from '#domain/named.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { fieldsIn } from '#lib/fields.ts'
import type { ProgrammeProps } from './editor.ts'
import styles from './partners.module.css'

const none = ''

/** Fixed rewards instead of commission: for the membership product, and for partners who join. */
export function RewardsBlock(props: ProgrammeProps) {
  const { t } = useTranslation('partners')
  const language = useLanguage()
  const { value: programme, campaign, market, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  const { currency } = marketFacts[market]
  const { membership } = programme
  const known = campaign.products.some(({ id }) => id === membership?.productId)
  return (
    <Block title={t('rewards.title')}>
      <FieldGrid>
        <At pointer={at('/membership/productId')}>
          <Field
            label={t('rewards.membership')}
            layout="row"
            hint={t('rewards.membershipHint')}
            {...note('/membership/productId')}
          >
            {(control) => (
              <Select
                {...control}
                value={membership?.productId ?? none}
                onChange={(productId) =>
                  set('/membership', productId === none ? null : { productId, reward: membership?.reward ?? {} })
                }
                options={[
                  { value: none, label: t('rewards.noMembership') },
                  ...(membership !== null && !known
                    ? [{ value: membership.productId, label: membership.productId }]
                    : []),
                  ...campaign.products.map((product) => ({ value: product.id, label: nameIn(product, language) })),
                ]}
                disabled={disabled}
              />
            )}
          </Field>
        </At>
        {membership !== null && (
          <At pointer={at(`/membership/reward/${market}`)}>
            <MoneyInput
              label={t('rewards.membershipReward')}
              currency={currency}
              {...field(`/membership/reward/${market}`, membership.reward[market] ?? null)}
              onChange={(amount) => set(`/membership/reward/${market}`, amount ?? undefined)}
            />
          </At>
        )}
        <At pointer={at(`/recruitReward/${market}`)}>
          <MoneyInput
            label={t('rewards.recruit')}
            currency={currency}
            hint={t('rewards.recruitHint')}
            {...field(`/recruitReward/${market}`, programme.recruitReward[market] ?? null)}
            onChange={(amount) => set(`/recruitReward/${market}`, amount ?? undefined)}
          />
        </At>
      </FieldGrid>
      {note('/recruitReward').error && <p className={styles.error}>{note('/recruitReward').error}</p>}
    </Block>
  )
}
