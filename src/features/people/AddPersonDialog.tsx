import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { PersonForm } from '#components/PersonForm.tsx'
import { toast } from '#components/toast.ts'
import type { Role } from '#domain/access.ts'
import { newKey } from '#lib/idempotency.ts'
import { RoleField } from './RoleField.tsx'

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  const formId = useId()
  const [key] = useState(newKey)
  const [role, setRole] = useState<Role>('manager')
  const add = useMutation(
    api.people.create.mutationOptions({
      onSuccess: async (person) => {
        await queryClient.invalidateQueries({ queryKey: api.people.key() })
        toast(t('added', { name: person.name }))
        onClose()
      },
    }),
  )

  return (
    <Dialog
      title={t('add')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{shell('ui.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" pending={add.isPending}>
            {t('addNow')}
          </Button>
        </>
      }
    >
      <PersonForm
        id={formId}
        whose="theirs"
        error={add.error}
        onSubmit={({ name, email, password }) =>
          add.mutate({ headers: { 'idempotency-key': key }, body: { name, email, role, password } })
        }
        role={<RoleField value={role} onChange={setRole} />}
      />
    </Dialog>
  )
}
