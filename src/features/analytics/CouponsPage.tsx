import { useQuery } from '@tanstack/react-query'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { useMay } from '#api/session.ts'
import { ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { SelectChip } from '#components/SelectChip.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { Coupons } from '#contract/results.ts'
import { paths } from '#paths'
import { AnalyticsFrame, Freshness } from './AnalyticsFrame.tsx'
import { couponMeasures, namesOf, shownOf } from './coupons/couponFacts.ts'
import { CouponFigureTiles } from './coupons/CouponFigureTiles.tsx'
import { CouponTable } from './coupons/CouponTable.tsx'
import { CouponTrend } from './coupons/CouponTrend.tsx'
import { usePageMoney } from './usePageMoney.ts'
import { couponsQuery } from './queries.ts'
import filters from './scope/FilterBar.module.css'
import { wholeShop, type Scope } from './scope/useScope.ts'

export { chartLoader as loader } from './loader.ts'

const couponSearch = {
  rule: parseAsString,
  count: parseAsStringLiteral(couponMeasures).withDefault('used'),
}

export function CouponsPage() {
  const { t } = useTranslation('results')
  return (
    <AnalyticsFrame tab="coupons" splits compares={false}>
      {(scope) =>
        scope.campaignId === wholeShop ? (
          <EmptyState title={t('chooseCampaign')}>{t('coupons.ofCampaign')}</EmptyState>
        ) : (
          <Results scope={scope} />
        )
      }
    </AnalyticsFrame>
  )
}

function Results({ scope }: { scope: Scope }) {
  const { split } = scope.search
  const coupons = useQuery(
    couponsQuery({
      ...scope.asked,
      campaignId: scope.campaignId,
      timeZone: scope.zone,
      ...(split ? { split } : {}),
    }),
  )
  return (
    <QueryState
      query={coupons}
      skeleton={<Skeleton rows={8} />}
      isEmpty={({ rules }) => rules.length === 0}
      empty={<NoRules campaignId={scope.campaignId} />}
    >
      {(data) => <Figures scope={scope} coupons={data} busy={coupons.isFetching} />}
    </QueryState>
  )
}

function Figures({ scope, coupons, busy }: { scope: Scope; coupons: Coupons; busy: boolean }) {
  const { t } = useTranslation('results')
  const [search, setSearch] = useQueryStates(couponSearch, { history: 'push', scroll: false })
  const names = namesOf(coupons.rules)
  // A rule of another campaign, from an old link, is no rule of this one.
  const rule = search.rule !== null && names.has(search.rule) ? search.rule : null
  const shown = shownOf(coupons, rule)
  const { cost, paid, refunded } = shown.figures
  const money = usePageMoney(scope, { ...cost, ...paid, ...refunded })
  return (
    <>
      <div className={filters.bar} role="group" aria-label={t('coupons.choice')}>
        <SelectChip
          label={t('coupons.rule')}
          value={rule ?? ''}
          options={[
            { value: '', label: t('coupons.allRules') },
            ...coupons.rules.map(({ couponId }) => ({ value: couponId, label: names.get(couponId)! })),
          ]}
          onChange={(id) => void setSearch({ rule: id === '' ? null : id })}
        />
      </div>
      <CouponFigureTiles scope={scope} shown={shown} money={money} />
      <CouponTable
        scope={scope}
        shown={shown}
        names={names}
        money={money}
        fresh={<Freshness asOf={coupons.asOf} zone={scope.zone} busy={busy} />}
      />
      <CouponTrend
        scope={scope}
        coupons={coupons}
        names={names}
        rule={rule}
        measure={search.count}
        onMeasure={(count) => void setSearch({ count })}
        money={money}
      />
    </>
  )
}

function NoRules({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('results')
  const mayEdit = useMay('campaign.edit')
  return (
    <EmptyState
      title={t('coupons.noneTitle')}
      action={
        mayEdit ? (
          <ButtonLink to={paths.campaignCoupons({ campaignId })}>{t('coupons.makeRules')}</ButtonLink>
        ) : undefined
      }
    >
      {t('coupons.noneBody')}
    </EmptyState>
  )
}
