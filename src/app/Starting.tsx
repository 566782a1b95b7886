import { useTranslation } from 'react-i18next'
import styles from './Starting.module.css'

/** Stands while the first page is on its way. It appears late, so that a quick start shows nothing at all. */
export function Starting() {
  const { t } = useTranslation()
  return (
    <div className={styles.starting} role="status">
      <span className={styles.mark} aria-hidden="true" />
      <span className="visually-hidden">{t('pages.loading')}</span>
    </div>
  )
}
