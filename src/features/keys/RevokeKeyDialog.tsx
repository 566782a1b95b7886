import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { ConfirmDialog } from '#components/Dialog.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import type { StorefrontKey } from '#contract/keys.ts'

export function RevokeKeyDialog({ storefrontKey, onClose }: { storefrontKey: StorefrontKey; onClose: () => void }) {
  const { t } = useTranslation('keys')
  const say = useProblemText()
  const revoke = useMutation(
    api.keys.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.keys.key() })
        toast(t('revokedNow', { name: storefrontKey.name }))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={`${t('revoke')}: ${storefrontKey.name}`}
      confirmLabel={t('revoke')}
      tone="danger"
      pending={revoke.isPending}
      error={revoke.isError ? say(revoke.error) : null}
      onConfirm={() => revoke.mutate({ id: storefrontKey.id })}
      onClose={onClose}
    >
      <p>{t(`revokeMeans.${storefrontKey.scope}`)}</p>
    </ConfirmDialog>
  )
}
