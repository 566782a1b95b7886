import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shortestPassword } from '#domain/password.ts'
import { troubleOf } from '#lib/problem.ts'
import { Field } from './Field.tsx'
import { Notice } from './Notice.tsx'
import { TextInput } from './TextInput.tsx'
import { useProblemText } from './useProblemText.ts'

export type PersonFields = { name: string; email: string; password: string; currentPassword: string }

type PersonFormProps = {
  /** For a submit button that stands elsewhere, at a dialog's foot. */
  id?: string
  /** Whose data it is: one's own, which the browser may fill in, or somebody else's. */
  whose: 'mine' | 'theirs'
  /** The name as it is. Without one it is somebody new, who needs an e-mail address and a password too. */
  name?: string
  /** What the server said to the last try. */
  error: unknown
  onSubmit: (fields: PersonFields) => void
  /** Beside the name and e-mail address: the role. */
  role?: ReactNode
  /** Below the fields. */
  children?: (fields: PersonFields) => ReactNode
}

/** Where the server's pointers are on this form; the same field has another name in another call. */
const places: Record<string, keyof PersonFields> = {
  '/name': 'name',
  '/email': 'email',
  '/password': 'password',
  '/password/next': 'password',
  '/password/current': 'currentPassword',
}

/** Who somebody is and how they sign in: for the first administrator, for people, and for oneself. */
export function PersonForm({ id, whose, name, error, onSubmit, role, children }: PersonFormProps) {
  const { t } = useTranslation()
  const say = useProblemText()
  const isNew = name === undefined
  const [fields, setFields] = useState<PersonFields>({ name: name ?? '', email: '', password: '', currentPassword: '' })
  const [asked, setAsked] = useState(false)
  /** What was refused is refused as it was typed, and no longer once it is changed. */
  const [sent, setSent] = useState<PersonFields | null>(null)
  const set = (field: keyof PersonFields) => (value: string) => setFields({ ...fields, [field]: value })

  const wantsCurrent = whose === 'mine' && !isNew
  const changesPassword = isNew || fields.password !== '' || fields.currentPassword !== ''
  const sentences: PersonFields = {
    name: t('person.nameMissing'),
    email: t('person.emailMissing'),
    password: t('person.passwordShort', { count: shortestPassword }),
    currentPassword: t('person.currentMissing'),
  }
  const wrong: Record<keyof PersonFields, boolean> = {
    name: fields.name.trim() === '',
    email: isNew && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(fields.email.trim()),
    password: changesPassword && fields.password.length < shortestPassword,
    currentPassword: wantsCurrent && changesPassword && fields.currentPassword === '',
  }
  const refused = error ? troubleOf(error).fields.flatMap(({ pointer }) => places[pointer] ?? []) : []
  const refusals: Partial<PersonFields> = {
    ...(troubleOf(error).code === 'emailTaken' ? { email: say(error) } : {}),
    currentPassword: t('person.currentWrong'),
  }
  const errorOf = (field: keyof PersonFields): string | null => {
    if (refused.includes(field) && sent?.[field] === fields[field]) return refusals[field] ?? sentences[field]
    return asked && wrong[field] ? sentences[field] : null
  }

  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (Object.values(wrong).some(Boolean)) return
        setSent(fields)
        onSubmit({ ...fields, name: fields.name.trim(), email: fields.email.trim() })
      }}
    >
      {error != null && refused.length === 0 && <Notice tone="bad">{say(error)}</Notice>}
      <Field label={t(whose === 'mine' ? 'person.yourName' : 'person.name')} error={errorOf('name')}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete={whose === 'mine' ? 'name' : 'off'}
            value={fields.name}
            onChange={set('name')}
          />
        )}
      </Field>
      {isNew && (
        <Field label={t('person.email')} error={errorOf('email')}>
          {(control) => (
            <TextInput
              {...control}
              type="email"
              autoComplete={whose === 'mine' ? 'username' : 'off'}
              value={fields.email}
              onChange={set('email')}
            />
          )}
        </Field>
      )}
      {role}
      {wantsCurrent && (
        <Field label={t('person.currentPassword')} optional error={errorOf('currentPassword')}>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="current-password"
              value={fields.currentPassword}
              onChange={set('currentPassword')}
            />
          )}
        </Field>
      )}
      <Field
        label={t(isNew ? (whose === 'mine' ? 'person.password' : 'person.firstPassword') : 'person.newPassword')}
        hint={
          isNew && t(whose === 'mine' ? 'person.passwordHint' : 'person.firstPasswordHint', { count: shortestPassword })
        }
        optional={!isNew}
        error={errorOf('password')}
      >
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="new-password"
            value={fields.password}
            onChange={set('password')}
          />
        )}
      </Field>
      {children?.(fields)}
    </form>
  )
}
