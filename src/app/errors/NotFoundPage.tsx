import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#components/Button.tsx'
import { paths } from '#paths'
import { Plate } from './Plate.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Plate
      title={t('pages.notFoundTitle')}
      body={t('pages.notFoundBody')}
      action={<ButtonLink to={paths.campaigns()}>{t('pages.notFoundAction')}</ButtonLink>}
    />
  )
}
