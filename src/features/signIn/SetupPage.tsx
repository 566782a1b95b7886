import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { Button, ButtonLink } from '#components/Button.tsx'
import { Notice } from '#components/Notice.tsx'
import { PersonForm } from '#components/PersonForm.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { troubleOf } from '#lib/problem.ts'
import { paths } from '#paths'
import { Entrance } from './Entrance.tsx'

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
  const navigate = useNavigate()
  const create = useMutation(
    api.setup.create.mutationOptions({
      onSuccess: (session) => {
        queryClient.setQueryData(sessionQuery().queryKey, session)
        return navigate(paths.home(), { replace: true })
      },
    }),
  )

  return (
    <PersonForm
      whose="mine"
      error={create.error}
      onSubmit={({ name, email, password }) => create.mutate({ token, name, email, password })}
    >
      {() => (
        <Button type="submit" tone="primary" pending={create.isPending}>
          {t('setUp')}
        </Button>
      )}
    </PersonForm>
  )
}
