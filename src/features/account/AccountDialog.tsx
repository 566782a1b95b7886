import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery, useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import { troubleOf } from '#lib/problem.ts'

/** The contract's own minimum (`passwordSchema`). */
const shortestPassword = 12

/** One's own name and password. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const { t: shell } = useTranslation()
  const say = useProblemText()
  const formId = useId()
  const { user } = useSession()
  const [name, setName] = useState(user.name)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = useMutation(
    api.session.update.mutationOptions({
      onSuccess: (session) => {
        queryClient.setQueryData(sessionQuery().queryKey, session)
        toast(t('saved'))
        onClose()
      },
    }),
  )
  const changesPassword = current !== '' || next !== ''
  const wrong = {
    name: name.trim() === '' ? t('nameMissing') : null,
    current: changesPassword && current === '' ? t('currentMissing') : null,
    next: changesPassword && next.length < shortestPassword ? t('nextShort', { count: shortestPassword }) : null,
  }
  const refused = save.isError && troubleOf(save.error).code === 'wrongCredentials'

  return (
    <Dialog
      title={t('title')}
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
          if (Object.values(wrong).some((sentence) => sentence !== null)) return
          save.mutate({
            ...(name.trim() === user.name ? {} : { name: name.trim() }),
            ...(changesPassword ? { password: { current, next } } : {}),
          })
        }}
      >
        {save.isError && !refused && <Notice tone="bad">{say(save.error)}</Notice>}
        <Field label={t('name')} error={wrong.name}>
          {(control) => <TextInput {...control} autoComplete="name" value={name} onChange={setName} />}
        </Field>
        <Field label={t('current')} optional error={refused ? t('currentWrong') : wrong.current}>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="current-password"
              value={current}
              onChange={setCurrent}
            />
          )}
        </Field>
        <Field label={t('next')} optional error={wrong.next}>
          {(control) => (
            <TextInput {...control} type="password" autoComplete="new-password" value={next} onChange={setNext} />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
