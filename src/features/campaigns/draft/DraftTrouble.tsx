import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Button } from '#components/Button.tsx'
import { Notice } from '#components/Notice.tsx'
import { paths } from '#paths'
import { addressOf } from '../checks/places.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import { useDraft, useReadOnlyReason } from './DraftProvider.tsx'
import styles from './DraftTrouble.module.css'

/** Says why what was typed is not saved, and what to do; why nothing can be typed, where that is so. */
export function DraftTrouble() {
  const { t } = useTranslation('campaigns')
  const { campaign, document, status, flush } = useDraft()
  const readOnly = useReadOnlyReason()
  const [deciding, setDeciding] = useState(true)
  const { pathname } = useLocation()

  if (status.kind === 'conflict') {
    if (deciding) return <ConflictDialog conflict={status} onLater={() => setDeciding(false)} />
    return (
      <div className={styles.trouble}>
        <Notice tone="bad" action={<Button onClick={() => setDeciding(true)}>{t('conflict.open')}</Button>}>
          {t('conflict.waiting')}
        </Notice>
      </div>
    )
  }
  if (status.kind === 'invalid') {
    const [first] = status.pointers
    return (
      <div className={styles.trouble}>
        <Notice tone="bad">
          {t('save.invalid', { count: status.pointers.length })}{' '}
          {first !== undefined && <Link to={addressOf(campaign.id, document, first)}>{t('finding.goTo')}</Link>}
        </Notice>
      </div>
    )
  }
  if (status.kind === 'refused') {
    return (
      <div className={styles.trouble}>
        <Notice tone="bad" action={<Button onClick={() => void flush()}>{t('save.retry')}</Button>}>
          {t('save.refused', { code: status.code })}
        </Notice>
      </div>
    )
  }
  if (readOnly === null || !isEditing(pathname, campaign.id)) return null
  return (
    <div className={styles.trouble}>
      <Notice tone="accent">{readOnly}</Notice>
    </div>
  )
}

/** Pages on which somebody would try to type. The others are for reading anyway. */
function isEditing(pathname: string, campaignId: string): boolean {
  const pages = [paths.campaignBasics, paths.campaignProducts, paths.campaignPlays, paths.campaignBudget]
  return pages.some((page) => pathname.startsWith(page({ campaignId })))
}
