import { useRef, type ReactNode } from 'react'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Menu } from '#components/Menu.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { toast } from '#components/toast.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import type { FieldNote } from '#lib/fields.ts'
import { useMarket } from '#lib/useMarket.ts'
import { useNow } from '#lib/useNow.ts'
import { presets, ruleFrom, type Preset } from '#domain/coupons/presets.ts'
import { useFollowFocus } from './useFollowFocus.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import { StackingMatrix } from './StackingMatrix.tsx'
import { Tester } from './Tester.tsx'
import { firstTrial, pairTrial, ruleTrial, type Trial } from './trial.ts'
import styles from './coupons.module.css'

const views = ['rules', 'matrix', 'tester'] as const

type CouponsPartProps = {
  campaignId: string
  document: CampaignDocument
  market: Market
  onChange: (change: (document: CampaignDocument) => CampaignDocument) => void
  note: (pointer: string) => FieldNote
  disabled: boolean
  /** The codes of a rule that gives each shopper one, with how many the draft asks for. */
  codesOf: (couponId: string, planned: number) => ReactNode
}

/** The campaign's coupon rules: the list and one rule, which may meet, and a cart to try them on. */
export function CouponsPart(props: CouponsPartProps) {
  const { t } = useTranslation('coupons')
  const [shown, go] = useQueryStates(
    {
      view: parseAsStringLiteral(views).withDefault('rules'),
      rule: parseAsString,
      with: parseAsString,
      case: parseAsString,
    },
    { history: 'push' },
  )
  const { view, rule } = shown
  const root = useRef<HTMLDivElement>(null)
  const { document, onChange, disabled } = props
  const open = document.coupons.find(({ id }) => id === rule)
  const clear = { rule: null, with: null, case: null }
  useFollowFocus(root, shown)

  const add = (preset: Preset) => {
    const id = freeId(document.coupons)
    const name = t(`preset.${preset}`)
    onChange((draft) => ({ ...draft, coupons: [...draft.coupons, ruleFrom(preset, { id, name, campaign: draft })] }))
    void go({ ...clear, view: 'rules', rule: id })
  }

  /** The copy is opened: it is made to be changed. */
  const duplicate = (rule: CouponRule) => {
    const id = freeId(document.coupons)
    onChange((draft) => ({
      ...draft,
      coupons: [...draft.coupons, { ...rule, id, name: t('list.copyOf', { rule: rule.name }) }],
    }))
    void go({ ...clear, view: 'rules', rule: id })
  }

  return (
    <div ref={root}>
      <div className={styles.bar}>
        <Segmented
          label={t('view.label')}
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={(next) => void go({ ...clear, view: next })}
        />
        {!disabled && view === 'rules' && (
          <Menu
            label={t('list.add')}
            className={styles.add ?? ''}
            shortcut="n"
            trigger={t('list.add')}
            items={presets.map((preset) => ({
              id: preset,
              label: t(`preset.${preset}`),
              onSelect: () => add(preset),
            }))}
          />
        )}
      </div>
      {view === 'rules' &&
        (open ? (
          <OpenRule
            {...props}
            rule={open}
            onClose={() => void go(clear)}
            onDuplicate={() => duplicate(open)}
            onTry={() => void go({ view: 'tester', rule: open.id, with: null, case: null })}
          />
        ) : (
          <Rules {...props} onOpen={(one) => void go({ ...clear, rule: one.id })} onDuplicate={duplicate} />
        ))}
      {view === 'matrix' && (
        <StackingMatrix
          rules={document.coupons}
          onOpen={(a, b) => void go({ view: 'tester', rule: a.id, with: b.id, case: null })}
        />
      )}
      {view === 'tester' && <TesterView {...props} />}
    </div>
  )
}

function Rules({
  campaignId,
  document,
  market,
  onChange,
  disabled,
  onOpen,
  onDuplicate,
}: CouponsPartProps & { onOpen: (rule: CouponRule) => void; onDuplicate: (rule: CouponRule) => void }) {
  const { t } = useTranslation('coupons')
  const setRules = (change: (rules: CouponRule[]) => CouponRule[]) =>
    onChange((draft) => ({ ...draft, coupons: change(draft.coupons) }))
  return (
    <RuleList
      campaignId={campaignId}
      campaign={document}
      market={market}
      hrefOf={({ id }) => `?rule=${encodeURIComponent(id)}`}
      onOpen={onOpen}
      onDuplicate={onDuplicate}
      onRemove={(rule) => {
        setRules((rules) => rules.filter(({ id }) => id !== rule.id))
        toast(t('list.removed', { rule: rule.name === '' ? t('rule.unnamed') : rule.name }), {
          action: { label: t('list.undo'), onClick: () => setRules((rules) => [...rules, rule]) },
        })
      }}
      onMove={(rule, by) =>
        setRules((rules) =>
          rules.map((one) =>
            one.id === rule.id ? { ...one, priority: Math.min(1000, Math.max(0, one.priority + by * 10)) } : one,
          ),
        )
      }
      disabled={disabled}
    />
  )
}

function OpenRule({
  document,
  market,
  onChange,
  note,
  disabled,
  rule,
  codesOf,
  onClose,
  onDuplicate,
  onTry,
}: CouponsPartProps & { rule: CouponRule; onClose: () => void; onDuplicate: () => void; onTry: () => void }) {
  const { t } = useTranslation('coupons')
  const [, setMarket] = useMarket()
  const base = `/coupons/${document.coupons.indexOf(rule)}`
  return (
    <>
      <div className={styles.bar}>
        <Button tone="quiet" size="small" onClick={onClose}>
          {t('rule.back')}
        </Button>
        <span className={styles.checks}>
          {!disabled && (
            <Button size="small" onClick={onDuplicate}>
              {t('list.duplicate')}
            </Button>
          )}
          <Button size="small" onClick={onTry}>
            {t('rule.try')}
          </Button>
        </span>
      </div>
      <RuleEditor
        key={rule.id}
        value={rule}
        // By id, not by place: a merge may have moved the rule while it was being typed in.
        onChange={(changed) =>
          onChange((draft) => ({
            ...draft,
            coupons: draft.coupons.map((one) => (one.id === changed.id ? changed : one)),
          }))
        }
        campaign={document}
        market={rule.markets.includes(market) ? market : (rule.markets[0] ?? market)}
        onMarket={setMarket}
        note={(pointer) => note(base + pointer)}
        base={base}
        disabled={disabled}
        codes={rule.obtained.type === 'uniqueCodes' ? codesOf(rule.id, rule.obtained.count) : null}
      />
    </>
  )
}

function TesterView({ document, market, onChange, disabled }: CouponsPartProps) {
  const { t } = useTranslation('coupons')
  const now = useNow(3_600_000)
  const [search, go] = useQueryStates(
    { rule: parseAsString, with: parseAsString, case: parseAsString },
    { history: 'push' },
  )
  const kept = document.couponCases.find(({ id }) => id === search.case)
  const a = document.coupons.find(({ id }) => id === search.rule)
  const b = document.coupons.find(({ id }) => id === search.with)
  const pair = a && b ? pairTrial(document, market, a, b) : a ? ruleTrial(document, market, a) : null
  const at = kept?.context.at
  const start: Trial =
    kept && at !== undefined
      ? {
          cart: kept.cart,
          context: { ...kept.context, at, market: kept.context.market ?? marketOf(kept.cart.currency, market) },
          returns: kept.returned,
        }
      : (pair ?? firstTrial(document, market, now))
  return (
    <>
      {a && pair === null && <p className={styles.about}>{t(b ? 'tester.noExample' : 'tester.noCart')}</p>}
      <Tester
        key={`${market} ${search.case} ${search.rule} ${search.with}`}
        campaign={document}
        start={start}
        startMode={kept?.mode ?? 'best'}
        onCases={(couponCases) => onChange((draft) => ({ ...draft, couponCases }))}
        onOpenCase={({ id }) => void go({ case: id, rule: null, with: null })}
        disabled={disabled}
      />
    </>
  )
}

function marketOf(currency: string, fallback: Market): Market {
  return markets.find((one) => marketFacts[one].currency === currency) ?? fallback
}

function freeId(rules: readonly CouponRule[]): string {
  for (let k = rules.length + 1; ; k++) if (!rules.some(({ id }) => id === `coupon-${k}`)) return `coupon-${k}`
}
