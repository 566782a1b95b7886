import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Count, Moment } from '#components/Figures.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { Import, RejectedRow } from '#contract/imports.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { importsQuery, rejectedQuery } from '../queries.ts'
import { useRowReason } from '../words.ts'

export function ImportList() {
  const { t } = useTranslation('dataQuality')
  const imports = useQuery({ ...importsQuery(), refetchInterval: 15_000 })
  const [looking, setLooking] = useState<Import | null>(null)
  return (
    <>
      <QueryState
        query={imports}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('import.none')}>{t('import.noneBody')}</EmptyState>}
      >
        {({ items }) => <ImportTable imports={items} onRejected={setLooking} />}
      </QueryState>
      {looking && <RejectedDialog one={looking} onClose={() => setLooking(null)} />}
    </>
  )
}

function ImportTable({ imports, onRejected }: { imports: readonly Import[]; onRejected: (one: Import) => void }) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const [market] = useMarket()
  const columns: Column<Import>[] = [
    { id: 'file', header: t('import.file'), show: 'always', cell: ({ fileName }) => fileName },
    { id: 'state', header: t('import.state'), cell: (one) => <ImportState one={one} /> },
    { id: 'rows', header: t('import.rows'), align: 'end', cell: ({ totalRows }) => <Count value={totalRows} /> },
    { id: 'events', header: t('import.events'), align: 'end', cell: ({ events }) => <Count value={events} /> },
    {
      id: 'duplicates',
      header: t('import.duplicates'),
      align: 'end',
      cell: ({ duplicates }) => <Count value={duplicates} />,
    },
    {
      id: 'rejected',
      header: t('import.rejected'),
      align: 'end',
      cell: (one) =>
        one.rejected === 0 ? (
          <Count value={0} />
        ) : (
          <Button size="small" tone="quiet" onClick={() => onRejected(one)}>
            {t('import.showRejected', { figure: format.number(one.rejected) })}
          </Button>
        ),
    },
    { id: 'market', header: t('mapping.market'), cell: ({ mapping }) => format.market(mapping.market) },
    { id: 'name', header: t('mapping.name'), show: 'hidden', cell: ({ mapping }) => mapping.name },
    { id: 'by', header: t('import.by'), cell: ({ startedBy }) => startedBy?.name ?? t('import.commandLine') },
    {
      id: 'at',
      header: t('import.startedAt'),
      cell: ({ startedAt }) => <Moment at={startedAt} zone={zoneOf(market)} style="minuteShort" />,
    },
  ]
  return <DataTable label={t('import.table')} id="imports" columns={columns} rows={imports} rowKey={({ id }) => id} />
}

function ImportState({ one }: { one: Import }) {
  const { t } = useTranslation('dataQuality')
  if (one.finishedAt !== null) return <StatusTag tone="ok">{t('import.done')}</StatusTag>
  const share = Math.floor((one.nextRow / one.totalRows) * 100)
  return one.nextRow === one.totalRows ? (
    <StatusTag tone="accent">{t('import.makingEvents')}</StatusTag>
  ) : (
    <StatusTag tone="warning">{t('import.readSoFar', { share })}</StatusTag>
  )
}

function RejectedDialog({ one, onClose }: { one: Import; onClose: () => void }) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const reason = useRowReason()
  const rejected = useInfiniteQuery(rejectedQuery(one.id))
  const rows = rejected.data?.pages.flatMap(({ items }) => items) ?? []
  const columns: Column<RejectedRow>[] = [
    { id: 'row', header: t('rejected.row'), align: 'end', show: 'always', cell: ({ row }) => format.number(row + 1) },
    { id: 'reason', header: t('rejected.reason'), show: 'always', cell: (row) => reason(row) },
    { id: 'cells', header: t('rejected.cells'), cell: ({ cells }) => cells.join(' · ') },
  ]
  return (
    <Dialog
      title={t('rejected.title', { file: one.fileName })}
      onClose={onClose}
      width={760}
      actions={
        <>
          <CsvButton
            fileName={`${one.fileName.replace(/\.\w+$/, '')}-rejected`}
            disabledReason={rows.length < one.rejected ? t('rejected.loadAll') : undefined}
            table={() => ({
              head: [t('rejected.row'), t('rejected.column'), t('rejected.reason'), t('rejected.cells')],
              rows: rows.map((row) => [row.row + 1, row.column, reason(row), ...row.cells]),
            })}
          />
          <Button onClick={onClose}>{t('close')}</Button>
        </>
      }
    >
      <QueryState query={rejected}>
        {() => (
          <>
            <DataTable
              label={t('rejected.title', { file: one.fileName })}
              id="rejected"
              columns={columns}
              rows={rows}
              rowKey={({ row, code }) => `${row}-${code}`}
            />
            {rejected.hasNextPage && (
              <Button size="small" pending={rejected.isFetchingNextPage} onClick={() => void rejected.fetchNextPage()}>
                {t('rejected.more', { shown: format.number(rows.length), of: format.number(one.rejected) })}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Dialog>
  )
}
