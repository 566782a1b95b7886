import { useTranslation } from 'react-i18next'
import { Field } from '#components/Field.tsx'
import { Select } from '#components/Select.tsx'
import { roles, type Role } from '#domain/access.ts'

type RoleFieldProps = {
  value: Role
  onChange: (role: Role) => void
  /** Given: the role cannot be changed here, and why. */
  fixedReason?: string | undefined
}

/** A role with what it may do, so that nobody has to remember. */
export function RoleField({ value, onChange, fixedReason }: RoleFieldProps) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  return (
    <Field label={t('role')} hint={fixedReason ?? t(`may.${value}`)}>
      {(control) => (
        <Select
          {...control}
          value={value}
          disabled={fixedReason !== undefined}
          onChange={onChange}
          options={roles.map((role) => ({ value: role, label: shell(`roles.${role}`) }))}
        />
      )}
    </Field>
  )
}
