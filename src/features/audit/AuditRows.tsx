import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#components/Icon.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { AuditRow } from '#contract/audit.ts'
import type { TimeZone } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './AuditPage.module.css'
import { AuditDetail } from './AuditDetail.tsx'
import type { AuditSearch } from './queries.ts'

type AuditRowsProps = {
  rows: readonly AuditRow[]
  zone: TimeZone
  nameOf: (action: string) => string
  onNarrow: (change: Partial<AuditSearch>) => void
}

/** A line per change: when, who, what, of what. A press opens what was before and after. */
export function AuditRows({ rows, zone, nameOf, onNarrow }: AuditRowsProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const [open, setOpen] = useState<number | null>(null)
  return (
    <ScrollArea label={t('title')}>
      <table className={styles.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('of')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('detail')}</span>
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.number}>
            <tr>
              <td className={styles.when} title={row.at}>
                {format.timeBare(row.at, zone, 'second')}
              </td>
              <td>
                {row.actor ? (
                  <button
                    type="button"
                    className={styles.narrow}
                    onClick={() => onNarrow({ actor: row.actor?.id ?? null })}
                  >
                    {row.actor.name}
                  </button>
                ) : (
                  <span className={styles.system}>{t('system')}</span>
                )}
              </td>
              <td>
                <button type="button" className={styles.narrow} onClick={() => onNarrow({ action: row.action })}>
                  {nameOf(row.action)}
                </button>
              </td>
              <td>
                <button type="button" className={styles.narrow} onClick={() => onNarrow({ object: row.object.id })}>
                  {row.object.name ?? row.object.id}
                </button>
              </td>
              <td className={styles.toggle}>
                <button
                  type="button"
                  aria-expanded={open === row.number}
                  aria-label={t('detailOf', { number: row.number })}
                  onClick={() => setOpen(open === row.number ? null : row.number)}
                >
                  <Icon name={open === row.number ? 'up' : 'down'} />
                </button>
              </td>
            </tr>
            {open === row.number && (
              <tr>
                <td colSpan={5} className={styles.detail}>
                  <AuditDetail row={row} />
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </ScrollArea>
  )
}
