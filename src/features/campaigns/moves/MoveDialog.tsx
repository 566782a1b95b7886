import type { ReactNode } from 'react'
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
  children,
}: MoveDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={width}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone={tone} pending={pending} disabledReason={disabledReason} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {error && <Notice tone="bad">{error}</Notice>}
        {children}
      </div>
    </Dialog>
  )
}
