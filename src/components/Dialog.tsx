import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'
import { Icon } from './Icon.tsx'

type DialogProps = {
  title: string
  onClose: () => void
  /** Buttons at the foot; the primary one last. */
  actions?: ReactNode
  width?: number
  children: ReactNode
}

/** A modal window of the platform: focus stays inside, Esc closes, the page behind is inert. Render it to open it. */
export function Dialog({ title, onClose, actions, width = 480, children }: DialogProps) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    // The platform would choose the close button: the first thing to fill in, or the title, is what one came for.
    const first = element?.querySelector<HTMLElement>(':is(input, select, textarea):not([readonly], [disabled])')
    ;(first ?? element?.querySelector<HTMLElement>('h2'))?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={{ width }}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label={t('ui.close')}>
          <Icon name="close" />
        </button>
      </div>
      <div className={styles.body}>{children}</div>
      {actions && <div className={styles.foot}>{actions}</div>}
    </dialog>
  )
}

type ConfirmProps = {
  title: string
  /** What will happen, so that nobody has to guess. */
  children: ReactNode
  confirmLabel: string
  tone?: 'primary' | 'danger'
  pending: boolean
  error: string | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks once more before something that cannot simply be undone. */
export function ConfirmDialog({
  title,
  children,
  confirmLabel,
  tone = 'primary',
  pending,
  error,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone={tone} pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </Dialog>
  )
}
