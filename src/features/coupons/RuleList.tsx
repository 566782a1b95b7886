import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { inTurn } from '#domain/coupons/order.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import { useReadBack } from './useReadBack.ts'
import styles from './coupons.module.css'

type RuleListProps = {
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
  return (
    <DataTable
      id="coupons"
      label={t('title')}
      columns={useColumns(props)}
      rows={inTurn(props.campaign.coupons).map(({ rule }) => rule)}
      rowKey={(rule) => rule.id}
      onOpen={props.onOpen}
      empty={<p className={styles.about}>{t('list.empty')}</p>}
    />
  )
}

function useColumns(props: RuleListProps): Column<CouponRule>[] {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const now = useNow(60_000)
  const { campaign, market, hrefOf, onDuplicate, onRemove, onMove, disabled } = props
  const readBack = useReadBack(campaign, market)
  const { currency } = marketFacts[market]
  const state = ({ window }: CouponRule) => {
    const at = new Date(now).toISOString()
    return at < window.from ? t('state.before') : at < window.to ? t('state.active') : t('state.over')
  }
  return [
    {
      id: 'name',
      header: t('list.rule'),
      show: 'always',
      cell: (rule) => (
        <>
          <Link to={hrefOf(rule)} className={styles.name}>
            {rule.name === '' ? t('rule.unnamed') : rule.name}
          </Link>
          <span className={styles.summary}>{readBack(rule)}</span>
        </>
      ),
    },
    { id: 'state', header: t('list.state'), cell: state },
    { id: 'priority', header: t('list.priority'), align: 'end', cell: ({ priority }) => format.number(priority) },
    {
      id: 'uses',
      header: t('list.uses'),
      align: 'end',
      cell: ({ limits }) => (limits.uses[market] === undefined ? '–' : format.number(limits.uses[market])),
    },
    {
      id: 'budget',
      header: t('list.budget'),
      align: 'end',
      cell: ({ limits }) =>
        limits.budget[market] === undefined ? '–' : format.money({ amount: limits.budget[market], currency }),
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
