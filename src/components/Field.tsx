import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Field.module.css'

/** What a control needs of its field, to be named and described for everybody. Spread it on the control. */
export type ControlProps = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

type FieldProps = {
  label: string
  /** One line of help, always in sight. */
  hint?: ReactNode
  /** What is wrong; it takes the place of the hint. */
  error?: string | null | undefined
  optional?: boolean
  /** `row`: label left, control right, a hairline below, as in the editors. `stack`: label above, as in forms. */
  layout?: 'row' | 'stack'
  children: (control: ControlProps) => ReactNode
}

/** A label, its control, and what is to be said about it. */
export function Field({ label, hint, error, optional = false, layout = 'stack', children }: FieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={layout === 'row' ? styles.row : styles.stack}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional && <span className={styles.optional}> · {t('ui.optional')}</span>}
      </label>
      <div className={styles.control}>
        {children({
          id,
          'aria-describedby': note ? noteId : undefined,
          'aria-invalid': error ? true : undefined,
        })}
      </div>
      {note && (
        <p id={noteId} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}

/** Fields in one or two columns, as the space allows. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>
}
