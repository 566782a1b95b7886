import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Series, SeriesRequest } from '#contract/analytics.ts'
import { Chart } from '#components/Chart.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { Freshness } from '../AnalyticsFrame.tsx'
import { PngButton } from '../PngButton.tsx'
import { seriesQuery } from '../queries.ts'
import { hoursOffered, type Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import { fileNameOf, useComparisonName, useValueName } from '../words.ts'
import { linesToDraw, meanOfFinished, otherKey } from './seriesFacts.ts'
import type { ChartLine } from './seriesOption.ts'
import { SeriesTable, type TableColumn } from './SeriesTable.tsx'
import styles from './SeriesSection.module.css'
import { useTimeChart } from './useTimeChart.ts'

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
          <SeriesBody
            scope={scope}
            title={title}
            name={name}
            series={data}
            compared={compared}
            measure={measure}
            interval={interval}
            split={split}
            plain={plain}
            height={height}
          />
        )}
      </QueryState>
    </Section>
  )
}

type SeriesBodyProps = {
  scope: Scope
  title: string
  name: string
  series: Series
  compared: Series | undefined
  measure: SeriesRequest['measure']
  interval: 'hour' | 'day'
  split: Scope['search']['split']
  plain: boolean
  height: number
}

function SeriesBody({
  scope,
  title,
  name,
  series,
  compared,
  measure,
  interval,
  split,
  plain,
  height,
}: SeriesBodyProps) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const valueName = useValueName()
  const comparisonName = useComparisonName()(scope)
  const addsUp = measure !== 'users'
  const nameOf = useCallback(
    (key: string) => {
      if (key === otherKey) return t('otherLines')
      return split ? valueName(split, key === '' ? null : key) : title
    },
    [t, split, valueName, title],
  )

  const drawn = useMemo<Omit<ChartLine, 'color'>[]>(
    () => [
      ...linesToDraw(series, addsUp).map(({ key, points }) => ({ id: key || 'all', name: nameOf(key), points })),
      ...(compared?.lines[0]
        ? [{ id: 'compare', name: comparisonName, points: compared.lines[0].points, reference: true }]
        : []),
    ],
    [series, compared, addsUp, nameOf, comparisonName],
  )
  const { option, readout, lines } = useTimeChart(scope, {
    buckets: series.buckets,
    unfinishedFrom: series.unfinishedFrom,
    lines: drawn,
    interval,
  })
  const columns: TableColumn[] = [
    ...series.lines.map(({ value, points, total }) => ({ name: nameOf(value ?? ''), points, total })),
    ...(compared?.lines[0]
      ? [{ name: comparisonName, points: compared.lines[0].points, total: compared.lines[0].total }]
      : []),
  ]
  const total = series.lines.reduce((sum, line) => sum + line.total, 0)
  const single = series.lines.length === 1 ? series.lines[0]! : null
  const mean = single ? meanOfFinished(single.points, series.unfinishedFrom) : null
  const summary = single
    ? t('series.summary', { what: title, total: format.number(single.total), buckets: series.buckets.length })
    : t('series.summarySplit', { what: title, lines: series.lines.length, buckets: series.buckets.length })

  if (total === 0) return <p className={styles.none}>{t('series.none')}</p>
  return (
    <>
      {lines.length > 1 && <Legend lines={lines} />}
      <Chart option={option} label={summary} height={height} readout={readout} places={series.buckets.length} />
      <div className={styles.under}>
        <p>
          {[
            ...(single ? [t('series.total', { total: format.number(single.total) })] : []),
            ...(mean === null ? [] : [t(`series.mean.${interval}`, { mean: format.number(mean, mean < 100 ? 1 : 0) })]),
            ...(measure === 'users' ? [t('series.usersNote')] : []),
          ].join(' · ')}
        </p>
        <div className={styles.tools}>
          <CsvButton
            fileName={fileNameOf(name, scope)}
            table={() => ({
              head: [t('table.from', { zone: scope.zone }), ...columns.map((column) => column.name)],
              rows: series.buckets.map((bucket, k) => [
                format.timeBare(bucket, scope.zone, interval === 'hour' ? 'minute' : 'day'),
                ...columns.map(({ points }) => points[k] ?? null),
              ]),
            })}
          />
          <PngButton scope={scope} name={name} title={title} asOf={series.asOf} option={option} legend={lines} />
        </div>
      </div>
      {!plain && (
        <SeriesTable
          label={t('table.of', { what: title })}
          scope={scope}
          interval={interval}
          buckets={series.buckets}
          unfinishedFrom={series.unfinishedFrom}
          columns={columns}
          totals={addsUp || split === null}
        />
      )}
    </>
  )
}

function Legend({ lines }: { lines: readonly ChartLine[] }) {
  return (
    <ul className={styles.legend}>
      {lines.map((line) => (
        <li key={line.id}>
          <span
            aria-hidden="true"
            className={line.reference ? styles.dashed : styles.solid}
            style={{ borderColor: line.color }}
          />
          {line.name}
        </li>
      ))}
    </ul>
  )
}
