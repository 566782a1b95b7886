import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#api/session.ts'
import { toast } from '#components/toast.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import { merge } from '#domain/campaign/merge.ts'
import { campaignQuery, serverChecksQuery } from '../queries.ts'
import { createDraftStore, type DraftStore } from './draftStore.ts'
import { draftKeeper } from './keptDraft.ts'
import { saveCampaign } from './saveCampaign.ts'

type OpenDraft = { campaign: Campaign; store: DraftStore }

const DraftContext = createContext<OpenDraft | null>(null)

/** Holds the one draft of the open campaign for all its pages. Mount it with the campaign's id as key. */
export function DraftProvider({ campaign, children }: { campaign: Campaign; children: ReactNode }) {
  const { t } = useTranslation('campaigns')
  const cache = useQueryClient()
  const { user } = useSession()
  const [store] = useState(() =>
    createDraftStore(campaign, {
      save: (document, revision) => saveCampaign(campaign.id, document, revision),
      merge,
      keeper: draftKeeper(user.id, campaign.id),
      now: () => Date.now(),
      later: (act, ms) => {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
      onSaved: (saved) => {
        cache.setQueryData(campaignQuery(saved.id).queryKey, saved)
        void cache.invalidateQueries({ queryKey: serverChecksQuery(saved.id).queryKey })
      },
    }),
  )

  const bringBack = useEffectEvent(() => {
    if (campaign.moves.edit.allowed && store.restore()) toast(t('restored'))
  })

  useEffect(() => {
    bringBack()
    const online = () => void store.flush()
    const warn = (event: BeforeUnloadEvent) => {
      if (store.getState().status.kind === 'saved') return
      store.leave()
      event.preventDefault()
    }
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', warn)
      store.leave()
    }
  }, [store])

  useEffect(() => store.follow(campaign), [store, campaign])

  const open = useMemo(() => ({ campaign, store }), [campaign, store])
  return <DraftContext value={open}>{children}</DraftContext>
}

function useOpenDraft(): OpenDraft {
  const open = use(DraftContext)
  if (!open) throw new Error('no campaign is open here')
  return open
}

/** The open campaign's draft as it stands on the screen, and the ways to change it. */
export function useDraft() {
  const { campaign, store } = useOpenDraft()
  const state = useSyncExternalStore(store.subscribe, store.getState)
  return {
    campaign,
    ...state,
    edit: store.edit,
    setAt: store.setAt,
    flush: store.flush,
    discard: store.discard,
    /** Who approved what is about to be changed, while that is not yet sent. */
    voiding: campaign.review.state === 'approved' && state.status.kind !== 'saved' ? campaign.review.approvedBy : null,
    resolve: store.resolve,
    readState: store.getState,
  }
}

/** Why the draft cannot be edited now, or null where it can. */
export function useReadOnlyReason(): string | null {
  const { t } = useTranslation('campaigns')
  const { campaign } = useOpenDraft()
  const { edit } = campaign.moves
  if (edit.allowed) return null
  if (edit.reason === 'forbidden') return t('readOnly.role')
  if (edit.reason === 'inReview') return t('readOnly.inReview')
  if (edit.reason === 'archived') return t('readOnly.archived')
  return t('readOnly.other')
}
