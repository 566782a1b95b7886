import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import { toasts } from './toast.ts'
import styles from './Toaster.module.css'

/** Where the short messages appear. Stands once, beside the router. */
export function Toaster() {
  const { t } = useTranslation()
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get)
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={`${styles.toast} ${toast.tone === 'bad' ? styles.bad : ''}`}>
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                toast.action?.onClick()
                toasts.dismiss(toast.id)
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            className={styles.close}
            onClick={() => toasts.dismiss(toast.id)}
            aria-label={t('ui.dismiss')}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
