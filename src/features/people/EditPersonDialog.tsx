import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Notice } from '#components/Notice.tsx'
import { PersonForm } from '#components/PersonForm.tsx'
import { toast } from '#components/toast.ts'
import type { Person } from '#contract/people.ts'
import { RoleField } from './RoleField.tsx'

export function EditPersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  const formId = useId()
  const isMe = useSession().user.id === person.id
  const [role, setRole] = useState(person.role)
  const save = useMutation(
    api.people.update.mutationOptions({
      onSuccess: async (saved) => {
        await queryClient.invalidateQueries({ queryKey: api.people.key() })
        toast(t('saved', { name: saved.name }))
        onClose()
      },
    }),
  )

  return (
    <Dialog
      title={person.name}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{shell('ui.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" pending={save.isPending}>
            {shell('ui.save')}
          </Button>
        </>
      }
    >
      <PersonForm
        id={formId}
        whose="theirs"
        name={person.name}
        error={save.error}
        onSubmit={({ name, password }) =>
          save.mutate({
            id: person.id,
            ...(name === person.name ? {} : { name }),
            ...(role === person.role ? {} : { role }),
            ...(password === '' ? {} : { password }),
          })
        }
        role={<RoleField value={role} onChange={setRole} fixedReason={isMe ? t('notYourOwnRole') : undefined} />}
      >
        {({ password }) =>
          (role !== person.role || password !== '') && <Notice tone="warning">{t('endsSessions')}</Notice>
        }
      </PersonForm>
    </Dialog>
  )
}
