import { useTranslation } from 'react-i18next'
import { Field } from '#components/Field.tsx'
import { Select } from '#components/Select.tsx'
import { roles, type Role } from '#domain/access.ts'

/** A role with what it may do, so that nobody has to remember. */
export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  return (
    <Field label={t('role')} hint={t(`may.${value}`)}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          options={roles.map((role) => ({ value: role, label: shell(`roles.${role}`) }))}
        />
      )}
    </Field>
  )
}
