import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeriesRequest } from '#contract/analytics.ts'
import { QueryState } from '#components/QueryState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { Freshness } from '../AnalyticsFrame.tsx'
import { seriesQuery } from '../queries.ts'
import { hoursOffered, type Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import { useValueName } from '../words.ts'
import { SeriesView } from './SeriesView.tsx'

type SeriesSectionProps = {
  scope: Scope
  title: string
  /** For file names. */
  name: string
  type: SeriesRequest['type']
  measure: SeriesRequest['measure']
  /** The overview shows days and leaves table and split to the page of the figure itself. */
  plain?: boolean
  height?: number
}

/** One figure over time: chart, the same numbers as a table, and both as files. */
export function SeriesSection({ scope, title, name, type, measure, plain = false, height = 280 }: SeriesSectionProps) {
  const { t } = useTranslation('analytics')
  const interval = plain || !hoursOffered(scope.range) ? 'day' : (scope.search.by ?? 'day')
  const split = plain ? null : scope.search.split
  const asking = (asked: Scope['asked'], by: typeof split): SeriesRequest => ({
    ...asked,
    type,
    measure,
    interval,
    timeZone: scope.zone,
    ...(by ? { split: by } : {}),
  })
  const series = useQuery(seriesQuery(asking(scope.asked, split)))
  const before = useQuery({
    ...seriesQuery(asking(scope.compare?.asked ?? scope.asked, null)),
    enabled: scope.compare !== null,
  })
  const compared = scope.compare ? before.data : undefined
  const valueName = useValueName()
  const nameOf = useCallback(
    (value: string | null) => (split ? valueName(split, value) : title),
    [split, valueName, title],
  )

  return (
    <Section
      title={title}
      tools={
        <>
          {!plain && series.data && <Freshness asOf={series.data.asOf} zone={scope.zone} busy={series.isFetching} />}
          {!plain && (
            <Segmented
              label={t('interval.label')}
              value={interval}
              options={[
                { value: 'day', label: t('interval.day') },
                {
                  value: 'hour',
                  label: t('interval.hour'),
                  ...(hoursOffered(scope.range) ? {} : { disabledReason: t('interval.tooLong') }),
                },
              ]}
              onChange={(by) => void scope.setSearch({ by: by === 'day' ? null : by })}
            />
          )}
        </>
      }
    >
      <QueryState query={series} skeleton={<Skeleton rows={6} />}>
        {(data) => (
          <SeriesView
            scope={scope}
            title={title}
            name={name}
            series={data}
            compared={compared}
            nameOf={nameOf}
            interval={interval}
            addsUp={measure !== 'users'}
            table={!plain}
            height={height}
            {...(measure === 'users' ? { note: t('series.usersNote') } : {})}
          />
        )}
      </QueryState>
    </Section>
  )
}
