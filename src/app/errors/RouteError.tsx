import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Button } from '#components/Button.tsx'
import { troubleOf } from '#lib/problem.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { NoPermissionPage } from './NoPermissionPage.tsx'
import { Plate } from './Plate.tsx'

/** Whatever a route threw, as a page that says what happened and what can be done. */
export function RouteError() {
  const { t } = useTranslation()
  const error = useRouteError()
  const kind = kindOf(error)
  const reload = <Button onClick={() => location.reload()}>{t('pages.retry')}</Button>

  switch (kind) {
    case 'notFound':
      return <NotFoundPage />
    case 'forbidden':
      return <NoPermissionPage />
    case 'offline':
      return <Plate title={t('pages.offlineTitle')} body={t('pages.offlineBody')} action={reload} />
    case 'serverDown':
      return <Plate title={t('pages.serverDownTitle')} body={t('pages.serverDownBody')} action={reload} />
    case 'newVersion':
      return (
        <Plate
          title={t('pages.newVersionTitle')}
          body={t('pages.newVersionBody')}
          action={<Button onClick={() => location.reload()}>{t('pages.reload')}</Button>}
        />
      )
    case 'broken':
      return (
        <Plate
          title={t('pages.brokenTitle')}
          body={t('pages.brokenBody')}
          action={<Button onClick={() => location.reload()}>{t('pages.reload')}</Button>}
          details={error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}
        />
      )
  }
}

type Kind = 'notFound' | 'forbidden' | 'offline' | 'serverDown' | 'newVersion' | 'broken'

function kindOf(error: unknown): Kind {
  if (isRouteErrorResponse(error))
    return error.status === 404 ? 'notFound' : error.status === 403 ? 'forbidden' : 'broken'
  // A page's code that is gone from the server: a new version was put there while this one was open.
  if (error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message)) {
    return navigator.onLine ? 'newVersion' : 'offline'
  }
  const { code, status } = troubleOf(error)
  if (code === 'notFound' || status === 404) return 'notFound'
  if (code === 'forbidden' || status === 403) return 'forbidden'
  if (code === 'offline') return 'offline'
  if (code === 'network' || (status !== null && status >= 500)) return 'serverDown'
  return 'broken'
}
