import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useLocation } from 'react-router'
import { useSession } from '#api/session.ts'
import { Icon } from '#components/Icon.tsx'
import { paths } from '#paths'
import { prefetch } from '../page.ts'
import { Mark } from './Mark.tsx'
import styles from './Nav.module.css'
import { destinationsFor } from './navigation.ts'

/** The campaign side of the house above, the organisation below. On a narrow screen it slides in from the left. */
export function Nav({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const drawer = useRef<HTMLDialogElement>(null)
  const { pathname } = useLocation()

  useEffect(() => {
    const dialog = drawer.current
    if (open) dialog?.showModal()
    else dialog?.close()
  }, [open])

  useEffect(onClose, [onClose, pathname])

  return (
    <>
      <div className={styles.rail}>
        <Contents />
      </div>
      <dialog ref={drawer} className={styles.drawer} onClose={onClose} aria-label={t('nav.label')}>
        {open && (
          <>
            <button type="button" className={styles.close} onClick={onClose} aria-label={t('nav.close')}>
              <Icon name="close" />
            </button>
            <Contents />
          </>
        )}
      </dialog>
    </>
  )
}

function Contents() {
  const { t } = useTranslation()
  const { user } = useSession()
  const groups = destinationsFor(user.role)
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <Link to={paths.campaigns()} className={styles.brand}>
        <Mark />
        {t('appName')}
      </Link>
      {groups.map((group) => (
        <div key={group.title ?? 'first'} className={styles.group}>
          {group.title && <p className={styles.title}>{t(group.title)}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.to}>
                <NavLink
                  to={item.to}
                  className={styles.link}
                  onPointerEnter={() => prefetch(item.pattern)}
                  onFocus={() => prefetch(item.pattern)}
                >
                  {t(item.label)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
