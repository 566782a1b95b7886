import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery, useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { epochOf, minuteMs, type EpochMs } from '#domain/time.ts'
import { serverNow } from '#lib/clock.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'

/** Fetched when there is something to warn of: most sessions never see it. A page must not fall over a missing warning. */
const Dialog = lazy(() =>
  import('#components/Dialog.tsx').then(
    (file) => ({ default: file.Dialog }),
    () => ({ default: () => <></> }),
  ),
)

const warnBeforeMs = 2 * minuteMs
const lookEveryMs = 10_000

/**
 * A session ends by itself after a while without calls. Somebody who types or points is not idle: for them it is
 * renewed without a word. Somebody who does neither is warned first.
 */
export function IdleWarning() {
  const { t } = useTranslation()
  const format = useFormat()
  const endsAt = epochOf(useSession().idleUntil)
  const left = endsAt - useNow(lookEveryMs)
  const lastTouch = useLastTouch()
  const [warnedOf, setWarnedOf] = useState<EpochMs | null>(null)

  useEffect(() => {
    const look = setInterval(() => {
      if (endsAt - serverNow() > warnBeforeMs) return
      if (serverNow() - lastTouch.current < warnBeforeMs) void renew()
      else setWarnedOf(endsAt)
    }, lookEveryMs)
    return () => clearInterval(look)
  }, [endsAt, lastTouch])

  // A renewed session has another end, and with it the warning is over.
  if (warnedOf !== endsAt) return null
  return (
    <Suspense fallback={null}>
      <Dialog
        title={t('idle.title')}
        onClose={() => void renew()}
        actions={
          <Button tone="primary" onClick={() => void renew()}>
            {t('idle.stay')}
          </Button>
        }
      >
        <p role="alert">{left > 0 ? t('idle.body', { left: format.duration(left) }) : t('idle.over')}</p>
      </Dialog>
    </Suspense>
  )
}

function renew(): Promise<unknown> {
  return queryClient.refetchQueries({ queryKey: sessionQuery().queryKey })
}

function useLastTouch() {
  const at = useRef(serverNow())
  useEffect(() => {
    const touch = () => {
      at.current = serverNow()
    }
    window.addEventListener('pointerdown', touch)
    window.addEventListener('keydown', touch)
    return () => {
      window.removeEventListener('pointerdown', touch)
      window.removeEventListener('keydown', touch)
    }
  }, [])
  return at
}
