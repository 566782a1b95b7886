import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { paths } from '#paths'
import { useDraft } from './DraftProvider.tsx'

/**
 * Leaving the campaign sends what is unsaved first. Only where that fails is anybody asked; moving between the
 * campaign's own pages never is.
 */
export function LeaveGuard() {
  const { t } = useTranslation('campaigns')
  const { campaign, status, flush, readState } = useDraft()
  const home = paths.campaign({ campaignId: campaign.id })
  const blocker = useBlocker(
    ({ nextLocation }) =>
      status.kind !== 'saved' && nextLocation.pathname !== home && !nextLocation.pathname.startsWith(`${home}/`),
  )

  const trySaving = useEffectEvent(async () => {
    await flush()
    if (readState().status.kind === 'saved') blocker.proceed?.()
  })
  useEffect(() => {
    if (blocker.state === 'blocked') void trySaving()
  }, [blocker.state])

  if (blocker.state !== 'blocked' || status.kind === 'saving' || status.kind === 'unsaved') return null
  return (
    <Dialog
      title={t('leave.title')}
      onClose={() => blocker.reset()}
      actions={
        <>
          <Button tone="danger" onClick={() => blocker.proceed()}>
            {t('leave.go')}
          </Button>
          <Button tone="primary" onClick={() => blocker.reset()}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.body')}</p>
    </Dialog>
  )
}
