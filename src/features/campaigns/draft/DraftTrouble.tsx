import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Button } from '#components/Button.tsx'
import { Notice } from '#components/Notice.tsx'
import { toast } from '#components/toast.ts'
import { paths } from '#paths'
import { addressOf } from '../checks/places.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import { useDraft, useReadOnlyReason } from './DraftProvider.tsx'
import styles from './DraftTrouble.module.css'

/** Says why what was typed is not saved, and what to do; why nothing can be typed, or what typing would undo. */
export function DraftTrouble() {
  const { t } = useTranslation('campaigns')
  const { campaign, document, status, flush, discard, voiding } = useDraft()
  const readOnly = useReadOnlyReason()
  const approver = voiding?.name
  useEffect(() => {
    // Wherever on the page somebody types: the notice may be out of sight.
    if (approver !== undefined)
      toast(t('approval.voiding', { name: approver }), {
        action: { label: t('approval.undo'), onClick: () => void discard() },
      })
  }, [t, approver, discard])
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
  if (!isEditing(pathname, campaign.id)) return null
  if (readOnly === null) {
    if (campaign.review.state !== 'approved') return null
    const { name } = campaign.review.approvedBy
    return (
      <div className={styles.trouble}>
        {voiding ? (
          <Notice tone="warning" action={<Button onClick={() => void discard()}>{t('approval.undo')}</Button>}>
            {t('approval.voiding', { name })}
          </Notice>
        ) : (
          <Notice tone="ok">{t('approval.stands', { name })}</Notice>
        )}
      </div>
    )
  }
  return (
    <div className={styles.trouble}>
      <Notice tone="accent">{readOnly}</Notice>
    </div>
  )
}

/** Pages on which somebody would try to type. The others are for reading anyway. */
function isEditing(pathname: string, campaignId: string): boolean {
  const pages = [
    paths.campaignBasics,
    paths.campaignProducts,
    paths.campaignPlays,
    paths.campaignCoupons,
    paths.campaignPartners,
    paths.campaignBudget,
  ]
  return pages.some((page) => pathname.startsWith(page({ campaignId })))
}
