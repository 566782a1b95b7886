import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Notice } from '#components/Notice.tsx'
import styles from './moves.module.css'

type MoveDialogProps = {
  title: string
  confirmLabel: string
  tone?: 'primary' | 'danger'
  pending: boolean
  error: string | null
  disabledReason?: string | undefined
  onConfirm: () => void
  onClose: () => void
  width?: number
  /** Enter in a field confirms: for a few plain fields, and where nothing goes live by it. */
  entered?: boolean
  children: ReactNode
}

/** The frame of every move: what it does, what it needs, why it failed. */
export function MoveDialog({
  title,
  confirmLabel,
  tone = 'primary',
  pending,
  error,
  disabledReason,
  onConfirm,
  onClose,
  width = 520,
  entered = false,
  children,
}: MoveDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const confirm = entered ? ({ type: 'submit', form } as const) : { onClick: onConfirm }
  const body = (
    <div className={styles.body}>
      {error && <Notice tone="bad">{error}</Notice>}
      {children}
    </div>
  )
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={width}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone={tone} pending={pending} disabledReason={disabledReason} {...confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {entered ? (
        <form
          id={form}
          onSubmit={(event) => {
            event.preventDefault()
            if (!pending && disabledReason === undefined) onConfirm()
          }}
        >
          {body}
        </form>
      ) : (
        body
      )}
    </Dialog>
  )
}
