import { useTranslation } from 'react-i18next'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { Mapping } from '#domain/import/mapping.ts'
import { createRowReader } from '#domain/import/readRow.ts'
import { marketFacts } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import { offsetsOf } from '#lib/zone.ts'
import { useRowReason } from '../words.ts'
import styles from './ImportDialog.module.css'
import type { OpenCsv } from './openCsv.ts'

const shownRows = 6

/** The first rows as they would be read, by the same rules the server reads them by. */
export function MappingPreview({ file, mapping }: { file: Pick<OpenCsv, 'header' | 'sample'>; mapping: Mapping }) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const reason = useRowReason()
  const now = useNow(60_000)
  const read = createRowReader(mapping, file.header, offsetsOf(mapping.timeZone), now)
  const lines = file.sample.map((cells, row) => read(row, cells))
  const bad = lines.filter((line) => 'code' in line).length
  const { currency } = marketFacts[mapping.market]

  return (
    <div className={styles.preview}>
      <h3>{t('preview.title')}</h3>
      <p>
        {bad === 0
          ? t('preview.allRead', { count: lines.length })
          : t('preview.someRejected', { count: lines.length, bad: format.number(bad) })}
      </p>
      <ScrollArea label={t('preview.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('mapping.customer')}</th>
              <th scope="col">{t('mapping.at')}</th>
              <th scope="col">{t('mapping.order')}</th>
              <th scope="col">{t('preview.kind')}</th>
              <th scope="col">{t('mapping.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shownRows).map((line) => (
              <tr key={line.row}>
                {'code' in line ? (
                  <td colSpan={5} className={styles.bad}>
                    {reason(line)}
                  </td>
                ) : (
                  <>
                    <td>{line.customer}</td>
                    <td>{format.time(line.at, mapping.timeZone, 'minute')}</td>
                    <td>{line.order ?? t('preview.ownOrder')}</td>
                    <td>{t(`preview.${line.kind}`)}</td>
                    <td>{format.money({ amount: line.amount, currency })}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  )
}
