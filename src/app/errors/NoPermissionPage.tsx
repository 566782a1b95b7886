import { useTranslation } from 'react-i18next'
import { useSession } from '#api/session.ts'
import { ButtonLink } from '#components/Button.tsx'
import { paths } from '#paths'
import { Plate } from './Plate.tsx'

export function NoPermissionPage() {
  const { t } = useTranslation()
  const { user } = useSession()
  return (
    <Plate
      title={t('pages.noPermissionTitle')}
      body={t('pages.noPermissionBody', { role: t(`roles.${user.role}`) })}
      action={<ButtonLink to={paths.campaigns()}>{t('pages.notFoundAction')}</ButtonLink>}
    />
  )
}
