import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import { Failure } from '#components/QueryState.tsx'
import type { CouponFigures } from '#contract/results.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { inTurn } from '#domain/coupons/order.ts'
import { StatusTag } from '#components/StatusTag.tsx'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { mostUses } from '#domain/coupons/uses.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { instantOf, type EpochMs } from '#domain/time.ts'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import { useCouponUse } from './useCouponUse.ts'
import { useReadBack } from './useReadBack.ts'
import styles from './coupons.module.css'

type RuleListProps = {
  campaignId: string
  campaign: CampaignDocument
  market: Market
  hrefOf: (rule: CouponRule) => string
  onOpen: (rule: CouponRule) => void
  onDuplicate: (rule: CouponRule) => void
  onRemove: (rule: CouponRule) => void
  onMove: (rule: CouponRule, by: 1 | -1) => void
  disabled: boolean
}

/** The campaign's rules in the order they are taken, each with what it does. */
export function RuleList(props: RuleListProps) {
  const { t } = useTranslation('coupons')
  const now = useNow(60_000)
  const use = useCouponUse(props.campaignId, props.campaign.coupons, props.market, now)
  return (
    <>
      {use.error ? (
        <>
          <p className={styles.hint}>{t('list.useUnknown')}</p>
          <Failure error={use.error} onRetry={() => void use.refetch()} retrying={use.isFetching} stale />
        </>
      ) : null}
      <DataTable
        id="coupons"
        label={t('title')}
        columns={useColumns(props, use.data, now)}
        rows={inTurn(props.campaign.coupons).map(({ rule }) => rule)}
        rowKey={(rule) => rule.id}
        onOpen={props.onOpen}
        empty={<p className={styles.about}>{t('list.empty')}</p>}
      />
    </>
  )
}

const tones = { before: 'neutral', active: 'ok', over: 'neutral' } as const

/** How far it is, where that is known, and how far it may go. */
function OfAtMost({ so, most }: { so: string | undefined; most: string | null }) {
  const { t } = useTranslation('coupons')
  return (
    <>
      {so ?? noFigure}
      <span className={styles.of}>{most === null ? t('list.noLimit') : t('list.of', { most })}</span>
    </>
  )
}

function useColumns(
  props: RuleListProps,
  use: ReadonlyMap<string, CouponFigures> | undefined,
  now: EpochMs,
): Column<CouponRule>[] {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const { campaign, market, hrefOf, onDuplicate, onRemove, onMove, disabled } = props
  const readBack = useReadBack(campaign, market)
  const { currency } = marketFacts[market]
  const money = (amount: number) => format.money({ amount, currency })
  const state = ({ window }: CouponRule) => {
    const at = instantOf(now)
    return at < window.from ? 'before' : at < window.to ? 'active' : 'over'
  }
  return [
    {
      id: 'name',
      header: t('list.rule'),
      show: 'always',
      cell: (rule) => (
        <>
          <span className={styles.naming}>
            <Link to={hrefOf(rule)} className={styles.name}>
              {rule.name === '' ? t('rule.unnamed') : rule.name}
            </Link>
            <StatusTag tone={tones[state(rule)]}>{t(`state.${state(rule)}`)}</StatusTag>
          </span>
          <span className={styles.summary}>{readBack(rule)}</span>
        </>
      ),
    },
    {
      id: 'priority',
      header: t('list.priority'),
      align: 'end',
      show: 'hidden',
      cell: ({ priority }) => format.number(priority),
    },
    {
      id: 'uses',
      header: t('list.uses'),
      align: 'end',
      cell: (rule) => (
        <OfAtMost
          so={use && format.number(use.get(rule.id)?.used ?? 0)}
          most={Number.isFinite(mostUses(rule, market)) ? format.number(mostUses(rule, market)) : null}
        />
      ),
    },
    {
      id: 'budget',
      header: t('list.budget'),
      align: 'end',
      cell: ({ id, limits }) => (
        <OfAtMost
          so={use && money(use.get(id)?.cost[market] ?? 0)}
          most={limits.budget[market] === undefined ? null : money(limits.budget[market])}
        />
      ),
    },
    {
      id: 'actions',
      header: t('list.actions'),
      headerHidden: true,
      show: 'always',
      cell: (rule) =>
        !disabled && (
          <Menu
            label={t('list.actionsOf', { rule: rule.name === '' ? t('rule.unnamed') : rule.name })}
            trigger={<Icon name="more" />}
            items={[
              { id: 'up', label: t('list.up'), onSelect: () => onMove(rule, 1) },
              { id: 'down', label: t('list.down'), onSelect: () => onMove(rule, -1) },
              { id: 'duplicate', label: t('list.duplicate'), onSelect: () => onDuplicate(rule) },
              { id: 'remove', label: t('list.remove'), tone: 'danger', onSelect: () => onRemove(rule) },
            ]}
          />
        ),
    },
  ]
}
