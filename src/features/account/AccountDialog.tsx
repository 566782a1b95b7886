import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery, useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { PersonForm } from '#components/PersonForm.tsx'
import { toast } from '#components/toast.ts'

/** One's own name and password. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const { t: shell } = useTranslation()
  const formId = useId()
  const { user } = useSession()
  const save = useMutation(
    api.session.update.mutationOptions({
      onSuccess: (session) => {
        queryClient.setQueryData(sessionQuery().queryKey, session)
        toast(t('saved'))
        onClose()
      },
    }),
  )

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
      <PersonForm
        id={formId}
        whose="mine"
        name={user.name}
        error={save.error}
        onSubmit={({ name, password, currentPassword }) =>
          save.mutate({
            ...(name === user.name ? {} : { name }),
            ...(password === '' ? {} : { password: { current: currentPassword, next: password } }),
          })
        }
      />
    </Dialog>
  )
}
