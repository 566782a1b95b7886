import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import type { Role } from '#domain/access.ts'
import { newKey } from '#lib/idempotency.ts'
import { troubleOf } from '#lib/problem.ts'
import { shortestPassword } from './password.ts'
import { RoleField } from './RoleField.tsx'

type Form = { name: string; email: string; role: Role; password: string }

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  const say = useProblemText()
  const formId = useId()
  const [key] = useState(newKey)
  const [form, setForm] = useState<Form>({ name: '', email: '', role: 'manager', password: '' })
  const [asked, setAsked] = useState(false)
  const add = useMutation(
    api.people.create.mutationOptions({
      onSuccess: async (person) => {
        await queryClient.invalidateQueries({ queryKey: api.people.key() })
        toast(t('added', { name: person.name }))
        onClose()
      },
    }),
  )
  const emailTaken = add.isError && troubleOf(add.error).code === 'emailTaken'
  const wrong = {
    name: form.name.trim() === '' ? t('nameMissing') : null,
    email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.email.trim()) ? null : t('emailMissing'),
    password: form.password.length < shortestPassword ? t('passwordShort', { count: shortestPassword }) : null,
  }
  const ready = Object.values(wrong).every((sentence) => sentence === null)

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
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!ready) return
          const body = { ...form, name: form.name.trim(), email: form.email.trim() }
          add.mutate({ headers: { 'idempotency-key': key }, body })
        }}
      >
        {add.isError && !emailTaken && <Notice tone="bad">{say(add.error)}</Notice>}
        <Field label={t('name')} error={asked ? wrong.name : null}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              value={form.name}
              onChange={(name) => setForm({ ...form, name })}
            />
          )}
        </Field>
        <Field label={t('email')} error={emailTaken ? say(add.error) : asked ? wrong.email : null}>
          {(control) => (
            <TextInput
              {...control}
              type="email"
              autoComplete="off"
              value={form.email}
              onChange={(email) => setForm({ ...form, email })}
            />
          )}
        </Field>
        <RoleField value={form.role} onChange={(role) => setForm({ ...form, role })} />
        <Field
          label={t('firstPassword')}
          hint={t('firstPasswordHint', { count: shortestPassword })}
          error={asked ? wrong.password : null}
        >
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              value={form.password}
              onChange={(password) => setForm({ ...form, password })}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
