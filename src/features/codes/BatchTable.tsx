import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import figures from '#components/FigureTable.module.css'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { StatusTag, type StatusTone } from '#components/StatusTag.tsx'
import type { CodeBatch } from '#contract/codes.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import styles from './codes.module.css'

type Standing = CodeBatch['state'] | 'made'
const tones: Record<Standing, StatusTone> = { making: 'warning', made: 'warning', issued: 'ok', void: 'neutral' }

/** All made and waiting to be issued is another thing than half made. */
const standingOf = ({ state, made, count }: CodeBatch): Standing =>
  state === 'making' && made === count ? 'made' : state

/** Every batch that was begun: who made it and when, what became of its file, and how many of its codes were used. */
export function BatchTable({
  batches,
  act,
}: {
  batches: readonly CodeBatch[]
  /** Without it the reader may not. */
  act: ((act: 'issue' | 'void', batch: CodeBatch) => void) | undefined
}) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  const [market] = useMarket()
  const zone = zoneOf(market)
  return (
    <ScrollArea label={t('batches')}>
      <table className={figures.table} aria-label={t('batches')}>
        <thead>
          <tr>
            <th scope="col">{t('begun')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className={figures.figure}>
              {t('made')}
            </th>
            <th scope="col" className={figures.figure}>
              {t('used')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.toReversed().map((batch) => (
            <tr key={batch.id}>
              <th scope="row">
                {format.time(batch.createdAt, zone, 'minute')}
                <span className={styles.by}>{batch.createdBy.name}</span>
              </th>
              <td>
                <StatusTag tone={tones[standingOf(batch)]}>{t(`states.${standingOf(batch)}`)}</StatusTag>{' '}
                <span className={styles.by}>{t(batch.made === batch.count ? 'exportedOnce' : 'notExported')}</span>
              </td>
              <td className={figures.figure}>
                {batch.made === batch.count
                  ? format.number(batch.count)
                  : t('madeOf', { made: format.number(batch.made), all: format.number(batch.count) })}
              </td>
              <td className={figures.figure}>
                {batch.issuedAt === null ? '–' : format.number(batch.used)}{' '}
                {batch.issuedAt !== null && <span className={styles.by}>{format.rate(batch.used / batch.count)}</span>}
              </td>
              <td className={figures.figure}>
                {act && standingOf(batch) === 'made' && (
                  <Button size="small" onClick={() => act('issue', batch)}>
                    {t('issue')}
                  </Button>
                )}
                {act && batch.state !== 'void' && (
                  <Button tone="quiet" size="small" onClick={() => act('void', batch)}>
                    {t(batch.state === 'making' ? 'giveUp' : 'callBack')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
