import { useTranslation } from 'react-i18next'
import type { AuditRow } from '#contract/audit.ts'
import { jsonChanges } from '#lib/jsonChanges.ts'
import styles from './AuditPage.module.css'

const shownAtMost = 60

/** What was before and after, leaf by leaf, and the hash that chains the row to the one before it. */
export function AuditDetail({ row }: { row: AuditRow }) {
  const { t } = useTranslation('audit')
  const changes = jsonChanges(row.before, row.after)
  return (
    <>
      {changes.length === 0 ? (
        <p className={styles.system}>{t('noValues')}</p>
      ) : (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, shownAtMost).map((change) => (
              <tr key={change.pointer}>
                <td>
                  <code>{change.pointer.slice(1).replaceAll('/', ' › ') || '·'}</code>
                </td>
                <td className={styles.before}>{written(change.before)}</td>
                <td>{written(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > shownAtMost && (
        <p className={styles.system}>{t('moreChanges', { count: changes.length - shownAtMost })}</p>
      )}
      <p className={styles.hash}>
        {t('row', { number: row.number })} · <code title={row.hash}>{row.hash.slice(0, 16)}…</code>
      </p>
    </>
  )
}

function written(value: unknown): string {
  if (value === undefined || value === null) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
