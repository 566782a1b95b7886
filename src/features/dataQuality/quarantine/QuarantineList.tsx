import { useInfiniteQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Moment } from '#components/Figures.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { SelectChip } from '#components/SelectChip.tsx'
import type { Client } from '#api/client.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { quarantineQuery } from '../queries.ts'
import { eventCodes, useEventReason } from '../words.ts'
import { DiscardDialog } from './DiscardDialog.tsx'
import { ReplayDialog } from './ReplayDialog.tsx'

export type Quarantined = Awaited<ReturnType<Client['quarantine']['list']>>['items'][number]

/** Events that could not be taken: each with its reason, to put right and take after all, or to let go. */
export function QuarantineList() {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const reason = useEventReason()
  const [market] = useMarket()
  const readOnly = useMay('dataQuality.edit') ? undefined : t('quarantine.readOnly')
  const [code, setCode] = useQueryState('code', parseAsString)
  const events = useInfiniteQuery({ ...quarantineQuery(code), refetchInterval: 30_000 })
  const [replaying, setReplaying] = useState<Quarantined | null>(null)
  const [discarding, setDiscarding] = useState<Quarantined | null>(null)

  const columns: Column<Quarantined>[] = [
    {
      id: 'receivedAt',
      header: t('quarantine.receivedAt'),
      show: 'always',
      cell: ({ receivedAt }) => <Moment at={receivedAt} zone={zoneOf(market)} style="minuteShort" />,
    },
    {
      id: 'code',
      header: t('quarantine.reason'),
      show: 'always',
      cell: (event) => reason(event.code),
      title: (event) => event.code,
    },
    { id: 'pointer', header: t('quarantine.where'), cell: ({ pointer }) => <code>{pointer ?? ''}</code> },
    { id: 'eventId', header: t('quarantine.eventId'), show: 'hidden', cell: ({ eventId }) => eventId ?? '–' },
    { id: 'source', header: t('quarantine.source'), show: 'hidden', cell: ({ source }) => source },
    {
      id: 'actions',
      header: t('quarantine.actions'),
      align: 'end',
      show: 'always',
      cell: (event) => (
        <>
          <Button size="small" disabledReason={readOnly} onClick={() => setReplaying(event)}>
            {t('quarantine.correct')}
          </Button>{' '}
          <Button size="small" tone="quiet" disabledReason={readOnly} onClick={() => setDiscarding(event)}>
            {t('quarantine.discard')}
          </Button>
        </>
      ),
    },
  ]

  return (
    <>
      <QueryState query={events}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          const total = pages[0]?.total ?? 0
          return (
            <>
              <DataTable
                label={t('quarantine.table')}
                id="quarantine"
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
                toolbar={
                  <>
                    <SelectChip
                      label={t('quarantine.reason')}
                      value={code ?? ''}
                      options={[
                        { value: '', label: t('quarantine.allReasons') },
                        ...eventCodes.map((one) => ({ value: one, label: reason(one) })),
                      ]}
                      onChange={(one) => void setCode(one === '' ? null : one)}
                    />
                    <span>{t('quarantine.count', { count: total, figure: format.number(total) })}</span>
                  </>
                }
                empty={<p>{t('quarantine.none')}</p>}
              />
              {events.hasNextPage && (
                <Button size="small" pending={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
                  {t('quarantine.more')}
                </Button>
              )}
            </>
          )
        }}
      </QueryState>
      {replaying && <ReplayDialog event={replaying} onClose={() => setReplaying(null)} />}
      {discarding && <DiscardDialog event={discarding} onClose={() => setDiscarding(null)} />}
    </>
  )
}
