import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from './Page.module.css'

export type Crumb = { label: string; to: string }

type PageProps = {
  /** The page's one heading, also the browser tab's title. */
  title: string
  /** From the outside in, without the page itself. */
  breadcrumbs?: readonly Crumb[]
  /** Where it stands: a `StatusTag`, a `SaveState`. */
  status?: ReactNode
  /** At the right; the primary one last, with its shortcut. */
  actions?: ReactNode
  /** One sentence under the title, where the page needs one. */
  lead?: ReactNode
  /** Text pages read better narrow; tables want the room. */
  width?: 'full' | 'reading'
  children: ReactNode
}

/** The head every page has, in the same place. */
export function Page({ title, breadcrumbs = [], status, actions, lead, width = 'full', children }: PageProps) {
  const { t } = useTranslation()
  return (
    <div className={width === 'reading' ? styles.reading : undefined}>
      <title>{`${title} · Haggle`}</title>
      <header className={styles.head}>
        <div className={styles.titles}>
          {breadcrumbs.length > 0 && (
            <nav aria-label={t('ui.breadcrumbs')}>
              <ol className={styles.crumbs}>
                {breadcrumbs.map((crumb) => (
                  <li key={crumb.to}>
                    <Link to={crumb.to}>{crumb.label}</Link>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <div className={styles.line}>
            <h1 tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {status}
          </div>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
