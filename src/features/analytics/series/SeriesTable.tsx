import type { SeriesInterval } from '#domain/analytics/vocabulary.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import type { Scope } from '../scope/useScope.ts'
import styles from './SeriesSection.module.css'

export type TableColumn = { name: string; points: readonly number[]; total: number }

type SeriesTableProps = {
  label: string
  scope: Scope
  interval: SeriesInterval
  buckets: readonly string[]
  unfinishedFrom: number | null
  columns: readonly TableColumn[]
  totals: boolean
  write: (value: number) => string
}

const rowsAtOnce = 31

/** The numbers of the chart, newest first: for those who read, copy or cannot see it. */
export function SeriesTable({
  label,
  scope,
  interval,
  buckets,
  unfinishedFrom,
  columns,
  totals,
  write,
}: SeriesTableProps) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const [shown, setShown] = useState(rowsAtOnce)
  const newestFirst = buckets.map((_, k) => buckets.length - 1 - k)
  return (
    <ScrollArea label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.from', { zone: scope.zone })}</th>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newestFirst.slice(0, shown).map((k) => (
            <tr key={buckets[k]}>
              <th scope="row">
                {format.timeBare(buckets[k]!, scope.zone, interval === 'hour' ? 'minuteShort' : 'weekday')}
                {unfinishedFrom !== null && k >= unfinishedFrom && (
                  <span className={styles.unfinished}>{t('unfinished')}</span>
                )}
              </th>
              {columns.map((column) => (
                <td key={column.name}>{column.points[k] === undefined ? '–' : write(column.points[k])}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              <th scope="row">{t('table.total')}</th>
              {columns.map((column) => (
                <td key={column.name}>{write(column.total)}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {buckets.length > shown && (
        <p className={styles.more}>
          <Button size="small" onClick={() => setShown(buckets.length)}>
            {t('table.showAll', { count: buckets.length })}
          </Button>
        </p>
      )}
    </ScrollArea>
  )
}
