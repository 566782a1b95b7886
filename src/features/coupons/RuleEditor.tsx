import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Block } from '#components/Block.tsx'
import { Field } from '#components/Field.tsx'
import { TextInput } from '#components/TextInput.tsx'
import type { Market } from '#domain/market.ts'
import { fieldsIn } from '#lib/fields.ts'
import { ConditionFields } from './ConditionFields.tsx'
import type { RuleProps } from './editor.ts'
import { EffectFields } from './EffectFields.tsx'
import { LimitFields } from './LimitFields.tsx'
import { ObtainedFields } from './ObtainedFields.tsx'
import { OtherMarkets } from './OtherMarkets.tsx'
import { ReadBack } from './ReadBack.tsx'
import { ScopeFields } from './ScopeFields.tsx'
import { StackingFields } from './StackingFields.tsx'
import styles from './coupons.module.css'

type RuleEditorProps = RuleProps & {
  codes: ReactNode
  /** Brings another market's amounts into view. */
  onMarket: (market: Market) => void
}

/** One coupon rule, filled in as the sentence that it reads back. */
export function RuleEditor({ codes, onMarket, ...props }: RuleEditorProps) {
  const { t } = useTranslation('coupons')
  const { value: rule, campaign, market, disabled, note } = props
  const { set, at } = fieldsIn(props)
  return (
    <>
      <p className={styles.says} role="status" aria-label={t('rule.says')}>
        <ReadBack rule={rule} campaign={campaign} market={market} />
      </p>
      <OtherMarkets rule={rule} campaign={campaign} market={market} onChoose={onMarket} />
      <At pointer={at('/name')}>
        <Field label={t('rule.name')} hint={t('rule.nameHint')} {...note('/name')}>
          {(control) => (
            <TextInput
              {...control}
              value={rule.name}
              onChange={(name) => set('/name', name)}
              maxLength={80}
              disabled={disabled}
            />
          )}
        </Field>
      </At>
      <Block title={t('block.if')}>
        <ConditionFields {...props} />
      </Block>
      <Block title={t('block.scope')}>
        <ScopeFields
          label={t('block.scope')}
          scope={rule.scope}
          onChange={(scope) => set('/scope', scope)}
          campaign={campaign}
          at={at('/scope')}
          note={note('/scope')}
          disabled={disabled}
        />
      </Block>
      <Block title={t('block.then')}>
        <EffectFields {...props} />
      </Block>
      <Block title={t('block.limits')}>
        <LimitFields {...props} />
      </Block>
      <Block title={t('block.with')}>
        <StackingFields {...props} />
      </Block>
      <Block title={t('block.obtained')}>
        <ObtainedFields {...props} />
        {codes}
      </Block>
    </>
  )
}
