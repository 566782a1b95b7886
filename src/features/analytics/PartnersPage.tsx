import { useQuery } from '@tanstack/react-query'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { useMay } from '#api/session.ts'
import { ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { PartnerResults } from '#contract/results.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { paths } from '#paths'
import { AnalyticsFrame, Freshness } from './AnalyticsFrame.tsx'
import { nameOfTier, partnerMeasures, partnerSorts } from './partners/partnerFacts.ts'
import styles from './partners/Partners.module.css'
import { PartnerFigureTiles } from './partners/PartnerFigureTiles.tsx'
import { PartnerTable } from './partners/PartnerTable.tsx'
import { PartnerTrend } from './partners/PartnerTrend.tsx'
import { PartnerUsersDialog } from './partners/PartnerUsersDialog.tsx'
import { TierTable } from './partners/TierTable.tsx'
import { partnersQuery } from './queries.ts'
import { wholeShop, type Scope } from './scope/useScope.ts'
import { usePageMoney } from './usePageMoney.ts'

export { chartLoader as loader } from './loader.ts'

const partnerSearch = {
  count: parseAsStringLiteral(partnerMeasures).withDefault('orders'),
  sort: parseAsStringLiteral(partnerSorts).withDefault('orders'),
  direction: parseAsStringLiteral(['up', 'down'] as const).withDefault('down'),
  /** Whose days the chart shows; all together without it. */
  of: parseAsString,
  /** Only partners who stand in this tier, `HK:tier-2`: whom a figure by tier leads to. */
  tier: parseAsString,
  /** Whose shoppers are open to be read. */
  partner: parseAsString,
}

export function PartnersPage() {
  const { t } = useTranslation('results')
  return (
    <AnalyticsFrame tab="partners" compares={false}>
      {(scope) =>
        scope.campaignId === wholeShop ? (
          <EmptyState title={t('chooseCampaign')}>{t('partners.ofCampaign')}</EmptyState>
        ) : (
          <Results scope={scope} />
        )
      }
    </AnalyticsFrame>
  )
}

/** What every question about partners starts with. */
const askedOf = ({ asked: { from, to }, campaignId, market }: Scope) => ({
  from,
  to,
  campaignId,
  ...(market ? { market } : {}),
})

function Results({ scope }: { scope: Scope }) {
  const partners = useQuery(partnersQuery({ ...askedOf(scope), timeZone: scope.zone }))
  return (
    <QueryState
      query={partners}
      skeleton={<Skeleton rows={8} />}
      isEmpty={({ programme }) => programme === null}
      empty={<NoProgramme campaignId={scope.campaignId} />}
    >
      {(data) => <Figures scope={scope} results={data} busy={partners.isFetching} />}
    </QueryState>
  )
}

function Figures({ scope, results, busy }: { scope: Scope; results: PartnerResults; busy: boolean }) {
  const [search, setSearch] = useQueryStates(partnerSearch, { history: 'push', scroll: false })
  const { paid, commission } = results.total
  const money = usePageMoney(scope, { ...paid, ...commission })
  const tier = results.tiers.find((one) => nameOfTier(one) === search.tier)
  return (
    <>
      <div className={styles.head}>
        <Programme scope={scope} programme={results.programme} />
        <Freshness asOf={results.asOf} zone={scope.zone} busy={busy} />
      </div>
      <PartnerFigureTiles scope={scope} results={results} money={money} />
      <PartnerTable
        scope={scope}
        results={results}
        money={money}
        sort={search.sort}
        direction={search.direction}
        onSort={(sort, direction) => void setSearch({ sort, direction })}
        onOpen={(partner) => void setSearch({ partner })}
        tier={tier ?? null}
        onEveryTier={() => void setSearch({ tier: null })}
      />
      <TierTable scope={scope} results={results} onOpen={(one) => void setSearch({ tier: nameOfTier(one) })} />
      <PartnerTrend
        scope={scope}
        results={results}
        measure={search.count}
        onMeasure={(count) => void setSearch({ count })}
        partner={results.partners.some(({ partnerId }) => partnerId === search.of) ? search.of : null}
        onPartner={(of) => void setSearch({ of })}
        money={money}
      />
      {search.partner !== null && (
        <PartnerUsersDialog
          scope={scope}
          asked={{ ...askedOf(scope), partnerId: search.partner }}
          money={money}
          onClose={() => void setSearch({ partner: null })}
        />
      )}
    </>
  )
}

/** By whose rules the figures were worked out. */
function Programme({ scope, programme }: { scope: Scope; programme: PartnerResults['programme'] }) {
  const { t } = useTranslation('results')
  const format = useFormat()
  if (programme === null) return null
  const { name, rule, bindingDays } = programme
  return (
    <div className={styles.programme}>
      {[
        name,
        t(`partners.binding.${rule}`),
        bindingDays === null
          ? t('partners.forLife')
          : t('partners.forDays', { count: bindingDays, figure: format.number(bindingDays) }),
      ].join(' · ')}{' '}
      <ButtonLink size="small" to={paths.campaignPartners({ campaignId: scope.campaignId })}>
        {t('partners.rules')}
      </ButtonLink>
      <ButtonLink size="small" to={paths.partners({ campaign: scope.campaignId })}>
        {t('partners.statements')}
      </ButtonLink>
    </div>
  )
}

function NoProgramme({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('results')
  const mayEdit = useMay('campaign.edit')
  return (
    <EmptyState
      title={t('partners.noneTitle')}
      action={
        mayEdit ? (
          <ButtonLink to={paths.campaignPartners({ campaignId })}>{t('partners.makeProgramme')}</ButtonLink>
        ) : undefined
      }
    >
      {t('partners.noneBody')}
    </EmptyState>
  )
}
