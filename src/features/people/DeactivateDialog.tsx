import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { ConfirmDialog } from '#components/Dialog.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import type { Person } from '#contract/people.ts'

/** Nobody is deleted: their name stays on what they did. */
export function DeactivateDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people')
  const say = useProblemText()
  const change = useMutation(
    api.people.update.mutationOptions({
      onSuccess: async (saved) => {
        await queryClient.invalidateQueries({ queryKey: api.people.key() })
        toast(t('saved', { name: saved.name }))
        onClose()
      },
    }),
  )
  const verb = person.active ? 'deactivate' : 'reactivate'
  return (
    <ConfirmDialog
      title={`${t(verb)}: ${person.name}`}
      confirmLabel={t(verb)}
      tone={person.active ? 'danger' : 'primary'}
      pending={change.isPending}
      error={change.isError ? say(change.error) : null}
      onConfirm={() => change.mutate({ id: person.id, active: !person.active })}
      onClose={onClose}
    >
      <p>{t(person.active ? 'deactivateMeans' : 'reactivateMeans')}</p>
    </ConfirmDialog>
  )
}
