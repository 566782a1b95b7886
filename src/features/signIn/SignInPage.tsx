import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useProblemText } from '#components/useProblemText.ts'
import { paths } from '#paths'
import { Entrance } from './Entrance.tsx'

export function SignInPage() {
  const { t } = useTranslation('signIn')
  const say = useProblemText()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)

  const signIn = useMutation(
    api.session.create.mutationOptions({
      onSuccess: (session) => {
        queryClient.setQueryData(sessionQuery().queryKey, session)
        return navigate(safeNext(search.get('next')), { replace: true })
      },
    }),
  )
  const missing = (value: string, sentence: string) => (asked && value.trim() === '' ? sentence : null)

  return (
    <Entrance title={t('title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (email.trim() !== '' && password !== '') signIn.mutate({ email: email.trim(), password })
        }}
      >
        {search.has('next') && !signIn.isError && <Notice>{t('sessionEnded')}</Notice>}
        {signIn.isError && <Notice tone="bad">{say(signIn.error)}</Notice>}
        <Field label={t('email')} error={missing(email, t('emailMissing'))}>
          {(control) => (
            <TextInput
              {...control}
              type="email"
              name="email"
              autoComplete="username"
              value={email}
              onChange={setEmail}
            />
          )}
        </Field>
        <Field label={t('password')} error={missing(password, t('passwordMissing'))}>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
          )}
        </Field>
        <Button type="submit" tone="primary" pending={signIn.isPending}>
          {t('signIn')}
        </Button>
      </form>
    </Entrance>
  )
}

/** Only a path of our own may be returned to: `next` comes from the address bar. */
function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return paths.home()
  return next
}
