import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { Button, ButtonLink } from '#components/Button.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useProblemText } from '#components/useProblemText.ts'
import { troubleOf } from '#lib/problem.ts'
import { paths } from '#paths'
import { Entrance } from './Entrance.tsx'

const shortestPassword = 12

/** Opened once, from the address the server prints when it has no people yet. */
export function SetupPage() {
  const { t } = useTranslation('signIn')
  const { token = '' } = useParams()
  const open = useQuery(api.setup.read.queryOptions({ input: { token }, retry: false, staleTime: Infinity }))
  const used = open.isError && ['gone', 'notFound', 'alreadySetUp'].includes(troubleOf(open.error).code)

  return (
    <Entrance title={t('setupTitle')} lead={used ? undefined : t('setupLead')}>
      {used ? (
        <>
          <Notice tone="warning">{t('setupUsed')}</Notice>
          <p>
            <ButtonLink to={paths.signIn()}>{t('toSignIn')}</ButtonLink>
          </p>
        </>
      ) : (
        <QueryState query={open}>{() => <SetupForm token={token} />}</QueryState>
      )}
    </Entrance>
  )
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation('signIn')
  const say = useProblemText()
  const navigate = useNavigate()
  const [form, setForm] = useState({ name: '', email: '', password: '' })
  const [asked, setAsked] = useState(false)
  const create = useMutation(
    api.setup.create.mutationOptions({
      onSuccess: (session) => {
        queryClient.setQueryData(sessionQuery().queryKey, session)
        return navigate(paths.home(), { replace: true })
      },
    }),
  )
  const wrong = {
    name: form.name.trim() === '' ? t('nameMissing') : null,
    email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.email.trim()) ? null : t('emailMissing'),
    password: form.password.length < shortestPassword ? t('passwordShort', { count: shortestPassword }) : null,
  }
  const ready = Object.values(wrong).every((sentence) => sentence === null)

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (ready) create.mutate({ token, ...form, name: form.name.trim(), email: form.email.trim() })
      }}
    >
      {create.isError && <Notice tone="bad">{say(create.error)}</Notice>}
      <Field label={t('name')} error={asked ? wrong.name : null}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="name"
            value={form.name}
            onChange={(name) => setForm({ ...form, name })}
          />
        )}
      </Field>
      <Field label={t('email')} error={asked ? wrong.email : null}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            autoComplete="username"
            value={form.email}
            onChange={(email) => setForm({ ...form, email })}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        hint={t('passwordHint', { count: shortestPassword })}
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
      <Button type="submit" tone="primary" pending={create.isPending}>
        {t('setUp')}
      </Button>
    </form>
  )
}
