import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import type { Person } from '#contract/people.ts'
import { shortestPassword } from './password.ts'
import { RoleField } from './RoleField.tsx'

export function EditPersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  const say = useProblemText()
  const formId = useId()
  const isMe = useSession().user.id === person.id
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const [password, setPassword] = useState('')
  const save = useMutation(
    api.people.update.mutationOptions({
      onSuccess: async (saved) => {
        await queryClient.invalidateQueries({ queryKey: api.people.key() })
        toast(t('saved', { name: saved.name }))
        onClose()
      },
    }),
  )
  const nameMissing = name.trim() === ''
  const passwordShort = password !== '' && password.length < shortestPassword
  const endsSessions = role !== person.role || password !== ''

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
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (nameMissing || passwordShort) return
          save.mutate({
            id: person.id,
            ...(name.trim() === person.name ? {} : { name: name.trim() }),
            ...(role === person.role ? {} : { role }),
            ...(password === '' ? {} : { password }),
          })
        }}
      >
        {save.isError && <Notice tone="bad">{say(save.error)}</Notice>}
        <Field label={t('name')} error={nameMissing ? t('nameMissing') : null}>
          {(control) => <TextInput {...control} autoComplete="off" value={name} onChange={setName} />}
        </Field>
        <RoleField value={role} onChange={setRole} fixedReason={isMe ? t('notYourOwnRole') : undefined} />
        <Field
          label={t('newPassword')}
          optional
          error={passwordShort ? t('passwordShort', { count: shortestPassword }) : null}
        >
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
            />
          )}
        </Field>
        {endsSessions && <Notice tone="warning">{t('endsSessions')}</Notice>}
      </form>
    </Dialog>
  )
}
