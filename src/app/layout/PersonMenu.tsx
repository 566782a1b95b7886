import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { useSession } from '#api/session.ts'
import { Menu } from '#components/Menu.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import { paths } from '#paths'
import { loadDictionaries } from '../i18n.ts'
import styles from './PersonMenu.module.css'

const AccountDialog = lazy(async () => {
  const [file] = await Promise.all([import('#features/account/AccountDialog.tsx'), loadDictionaries(['account'])])
  return { default: file.AccountDialog }
})

export function PersonMenu() {
  const { t } = useTranslation()
  const { user } = useSession()
  const signOut = useSignOut()
  const [account, setAccount] = useState(false)
  const role = t(`roles.${user.role}`)
  return (
    <>
      <Menu
        className={styles.person}
        label={t('bar.person', { name: user.name, role })}
        trigger={role}
        header={
          <>
            <p className={styles.small}>{t('bar.signedInAs')}</p>
            <p className={styles.name}>{user.name}</p>
            <p className={styles.small}>{user.email}</p>
          </>
        }
        items={[
          { id: 'account', label: t('bar.account'), onSelect: () => setAccount(true) },
          { id: 'signOut', label: t('bar.signOut'), onSelect: () => signOut.mutate({}) },
        ]}
      />
      {account && (
        <Suspense fallback={null}>
          <AccountDialog onClose={() => setAccount(false)} />
        </Suspense>
      )}
    </>
  )
}

function useSignOut() {
  const navigate = useNavigate()
  const say = useProblemText()
  return useMutation(
    api.session.remove.mutationOptions({
      onSuccess: async () => {
        await navigate(paths.signIn())
        // Nothing of this person stays behind for whoever signs in next.
        queryClient.clear()
      },
      onError: (error) => toast(say(error), { tone: 'bad' }),
    }),
  )
}
