import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { CampaignMove } from '#domain/campaign/lifecycle.ts'
import { paths } from '#paths'
import { useDraft } from '../draft/DraftProvider.tsx'
import { changesQuery } from '../queries.ts'
import type { SimpleMove } from './SimpleMoveDialog.tsx'
import { useRefusal } from './useMove.ts'

const dialogs = {
  submit: lazy(() => import('./SubmitDialog.tsx').then((file) => ({ default: file.SubmitDialog }))),
  approve: lazy(() => import('./ApproveDialog.tsx').then((file) => ({ default: file.ApproveDialog }))),
  sendBack: lazy(() => import('./SendBackDialog.tsx').then((file) => ({ default: file.SendBackDialog }))),
  publish: lazy(() => import('./PublishDialog.tsx').then((file) => ({ default: file.PublishDialog }))),
  pause: lazy(() => import('./PauseDialog.tsx').then((file) => ({ default: file.PauseDialog }))),
  clone: lazy(() => import('./CloneDialog.tsx').then((file) => ({ default: file.CloneDialog }))),
  confirmRollback: lazy(() =>
    import('./ConfirmRollbackDialog.tsx').then((file) => ({ default: file.ConfirmRollbackDialog })),
  ),
}
const SimpleDialog = lazy(() => import('./SimpleMoveDialog.tsx').then((file) => ({ default: file.SimpleMoveDialog })))

type Offered = Exclude<CampaignMove, 'edit' | 'rollBack'>

/** The one next step as the primary button, the step beside it, and every other move in the menu with its reason. */
export function CampaignActions() {
  const { t } = useTranslation('campaigns')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { campaign, voiding } = useDraft()
  const refuses = useRefusal()
  // What would be published is not what is on the screen.
  const refusal = (of: Campaign, move: CampaignMove) =>
    move === 'publish' && voiding ? t('approval.publishing') : refuses(of, move)
  const [open, setOpen] = useState<Offered | null>(null)
  const reviewPage = paths.campaignReview({ campaignId: campaign.id })
  const versionsPage = paths.campaignVersions({ campaignId: campaign.id })
  const onReview = pathname === reviewPage
  const primary = primaryMove(campaign)
  const approving = primary === 'approve' && onReview
  const beside: Offered | null = approving ? 'sendBack' : null
  // Nobody approves what has not been shown yet.
  const changes = useQuery({ ...changesQuery(campaign.id), enabled: approving })
  const unread = !approving
    ? undefined
    : changes.isFetching
      ? t('approve.loading')
      : changes.data === undefined
        ? t('approve.unread')
        : undefined
  const inMenu = (
    [
      'submit',
      'withdraw',
      'sendBack',
      'publish',
      'unschedule',
      'pause',
      'resume',
      'end',
      'clone',
      'archive',
      'restore',
    ] as const
  ).filter((move) => move !== primary && move !== beside)

  return (
    <>
      <Menu
        label={t('move.more')}
        trigger={<Icon name="more" />}
        items={[
          ...inMenu.map((move) => ({
            id: move,
            label: t(`move.${move}`),
            disabledReason: refusal(campaign, move),
            onSelect: () => setOpen(move),
            ...(move === 'end' ? { tone: 'danger' as const } : {}),
          })),
          {
            id: 'rollBack',
            label: t('move.rollBack'),
            disabledReason: refusal(campaign, 'rollBack'),
            onSelect: () => void navigate(versionsPage),
          },
        ]}
      />
      {beside && (
        <Button disabledReason={refusal(campaign, beside)} onClick={() => setOpen(beside)}>
          {t(`move.${beside}`)}
        </Button>
      )}
      {primary === 'approve' && !onReview ? (
        <Button tone="primary" shortcut="mod+enter" onClick={() => void navigate(reviewPage)}>
          {t('move.review')}
        </Button>
      ) : (
        <Button
          tone="primary"
          shortcut="mod+enter"
          disabledReason={refusal(campaign, primary) ?? unread}
          reasonInSight
          onClick={() => setOpen(primary)}
        >
          {t(`move.${primary}`)}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <MoveDialogFor move={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}

function MoveDialogFor({ move, onClose }: { move: Offered; onClose: () => void }) {
  if (isSimple(move)) return <SimpleDialog move={move} onClose={onClose} />
  const Dialog = dialogs[move]
  return <Dialog onClose={onClose} />
}

function isSimple(move: Offered): move is SimpleMove {
  return !(move in dialogs)
}

/** What usually comes next where the campaign stands. Its button shows even where this reader may not press it. */
function primaryMove({ pendingRollback, review, status, draftDiffers, moves }: Campaign): Offered {
  if (status === 'archived') return 'restore'
  if (pendingRollback) return 'confirmRollback'
  if (review.state === 'inReview') return 'approve'
  if (review.state === 'approved' && moves.publish.allowed) return 'publish'
  if (status === 'paused') return 'resume'
  if (status === 'ended') return 'clone'
  if (status === 'live' && !draftDiffers) return 'pause'
  return 'submit'
}
