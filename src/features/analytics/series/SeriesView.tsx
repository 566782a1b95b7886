import type { SeriesInterval } from '#domain/analytics/vocabulary.ts'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Series } from '#contract/analytics.ts'
import { Chart } from '#components/Chart.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import type { Currency } from '#domain/money.ts'
import { plainAmount } from '#lib/format/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { PngButton } from '../PngButton.tsx'
import type { Scope } from '../scope/useScope.ts'
import { fileNameOf, useComparisonName } from '../words.ts'
import { linesToDraw, meanOfFinished, otherKey } from './seriesFacts.ts'
import type { ChartLine } from './seriesOption.ts'
import { SeriesTable, type TableColumn } from './SeriesTable.tsx'
import styles from './SeriesSection.module.css'
import { useTimeChart } from './useTimeChart.ts'

type SeriesViewProps = {
  scope: Scope
  title: string
  /** For file names. */
  name: string
  series: Series
  compared?: Series | undefined
  /** What a line is called. */
  nameOf: (value: string | null) => string
  interval: SeriesInterval
  /** Do the lines add up? People on two sides of a split do not. */
  addsUp: boolean
  /** Given: the points are amounts in its minor units. */
  currency?: Currency | undefined
  note?: string
  table: boolean
  height: number
}

/** Lines over time: a chart, the same numbers as a table, and both as files. */
export function SeriesView({
  scope,
  title,
  name,
  series,
  compared,
  nameOf,
  interval,
  addsUp,
  currency,
  note,
  table,
  height,
}: SeriesViewProps) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const comparisonName = useComparisonName()(scope)
  const write = useCallback(
    (value: number) => (currency ? format.money({ amount: Math.round(value), currency }) : format.number(value)),
    [format, currency],
  )
  const writeShort = useCallback(
    (value: number) => (currency ? format.moneyShort({ amount: value, currency }) : format.numberShort(value)),
    [format, currency],
  )

  const drawn = useMemo<Omit<ChartLine, 'color'>[]>(
    () => [
      ...linesToDraw(series, addsUp).map(({ key, points }) => ({
        id: key || 'all',
        name: key === otherKey ? t('otherLines') : nameOf(key === '' ? null : key),
        points,
      })),
      ...(compared?.lines[0]
        ? [{ id: 'compare', name: comparisonName, points: compared.lines[0].points, reference: true }]
        : []),
    ],
    [t, series, compared, addsUp, nameOf, comparisonName],
  )
  const { option, readout, lines } = useTimeChart(scope, {
    buckets: series.buckets,
    unfinishedFrom: series.unfinishedFrom,
    lines: drawn,
    interval,
    write,
    writeShort,
  })
  const columns: TableColumn[] = [
    ...series.lines.map(({ value, points, total }) => ({ name: nameOf(value), points, total })),
    ...(compared?.lines[0]
      ? [{ name: comparisonName, points: compared.lines[0].points, total: compared.lines[0].total }]
      : []),
  ]
  const nothing = series.lines.every(({ points }) => points.every((point) => point === 0))
  const single = series.lines.length === 1 ? series.lines[0]! : null
  const mean = single ? meanOfFinished(single.points, series.unfinishedFrom) : null
  const summary = single
    ? t('series.summary', { what: title, total: write(single.total), buckets: series.buckets.length })
    : t('series.summarySplit', { what: title, lines: series.lines.length, buckets: series.buckets.length })

  if (nothing) return <p className={styles.none}>{t('series.none')}</p>
  return (
    <>
      {lines.length > 1 && <Legend lines={lines} />}
      <Chart option={option} label={summary} height={height} readout={readout} places={series.buckets.length} />
      <div className={styles.under}>
        <p>
          {[
            ...(single ? [t('series.total', { total: write(single.total) })] : []),
            ...(mean === null
              ? []
              : [
                  t(`series.mean.${interval}`, {
                    mean: currency ? write(mean) : format.number(mean, mean < 100 ? 1 : 0),
                  }),
                ]),
            ...(note === undefined ? [] : [note]),
          ].join(' · ')}
        </p>
        <div className={styles.tools}>
          <CsvButton
            fileName={fileNameOf(name, scope)}
            table={() => ({
              head: [
                t('table.from', { zone: scope.zone }),
                ...columns.map((column) => (currency ? `${column.name} (${currency})` : column.name)),
              ],
              rows: series.buckets.map((bucket, k) => [
                format.timeBare(bucket, scope.zone, interval === 'hour' ? 'minute' : 'day'),
                ...columns.map(({ points }) => {
                  const point = points[k]
                  if (point === undefined) return null
                  return currency ? plainAmount(point, currency) : point
                }),
              ]),
            })}
          />
          <PngButton scope={scope} name={name} title={title} asOf={series.asOf} option={option} legend={lines} />
        </div>
      </div>
      {table && (
        <SeriesTable
          label={t('table.of', { what: title })}
          scope={scope}
          interval={interval}
          buckets={series.buckets}
          unfinishedFrom={series.unfinishedFrom}
          columns={columns}
          totals={addsUp || series.lines.length === 1}
          write={write}
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
