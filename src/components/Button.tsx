import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './Button.module.css'
import { shortcutForAria, shortcutLabel, useShortcut, type Shortcut } from './useShortcut.ts'

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

type ButtonProps = {
  children: ReactNode
  onClick?: (() => void) | undefined
  type?: 'button' | 'submit'
  tone?: ButtonTone
  size?: 'normal' | 'small'
  /** While it works: the button stays, says so, and cannot be pressed twice. */
  pending?: boolean
  /** Given: the button stays in sight but cannot be pressed, and says why. */
  disabledReason?: string | undefined
  /** The reason stands beside the button instead of waiting for a pointer or the focus: for the one step a page is for. */
  reasonInSight?: boolean
  shortcut?: Shortcut
  /** For a button whose only content is an icon. */
  label?: string
  form?: string
}

/** Acts. For something that only leads elsewhere use `ButtonLink`. */
export function Button({
  children,
  onClick,
  type = 'button',
  tone = 'plain',
  size = 'normal',
  pending = false,
  disabledReason,
  reasonInSight = false,
  shortcut,
  label,
  form,
}: ButtonProps) {
  const reasonId = useId()
  const blocked = pending || disabledReason !== undefined
  useShortcut(shortcut, () => onClick?.(), { enabled: shortcut !== undefined && !blocked && onClick !== undefined })
  return (
    <span className={`${styles.wrap} ${reasonInSight ? styles.saying : ''}`}>
      <button
        type={type === 'submit' ? 'submit' : 'button'}
        form={form}
        className={`${styles.button} ${styles[tone]} ${styles[size]}`}
        aria-disabled={blocked || undefined}
        aria-busy={pending || undefined}
        aria-label={label}
        aria-describedby={disabledReason ? reasonId : undefined}
        aria-keyshortcuts={shortcut ? shortcutForAria(shortcut) : undefined}
        onClick={(event) => {
          if (blocked) event.preventDefault()
          else onClick?.()
        }}
      >
        {pending && <span className={styles.spinner} aria-hidden="true" />}
        {children}
        {shortcut && <kbd className={styles.key}>{shortcutLabel(shortcut)}</kbd>}
      </button>
      {disabledReason && (
        <span
          role={reasonInSight ? undefined : 'tooltip'}
          id={reasonId}
          className={reasonInSight ? styles.said : styles.reason}
        >
          {disabledReason}
        </span>
      )}
    </span>
  )
}

type ButtonLinkProps = {
  children: ReactNode
  to: string
  tone?: ButtonTone
  size?: 'normal' | 'small'
  onPointerEnter?: () => void
}

export function ButtonLink({ children, to, tone = 'plain', size = 'normal', onPointerEnter }: ButtonLinkProps) {
  return (
    <Link to={to} className={`${styles.button} ${styles[tone]} ${styles[size]}`} onPointerEnter={onPointerEnter}>
      {children}
    </Link>
  )
}
