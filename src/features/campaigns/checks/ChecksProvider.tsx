import { useQuery } from '@tanstack/react-query'
import { createContext, use, useDeferredValue, useMemo, type ReactNode } from 'react'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { betweenCampaigns } from '#domain/campaign/conflicts.ts'
import { blocking } from '#domain/campaign/acceptance.ts'
import { campaignExposure, type CampaignExposure } from '#domain/campaign/exposure.ts'
import type { Finding } from '#domain/finding.ts'
import { instantOf, minuteMs } from '#domain/time.ts'
import { useNow } from '#lib/useNow.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { serverChecksQuery, versionQuery } from '../queries.ts'

type Checks = {
  findings: readonly Finding[]
  /** What stops review: errors, and warnings nobody has given a reason for. */
  open: readonly Finding[]
  exposure: CampaignExposure
  /** When the server last compared the draft with other campaigns; null before it has. */
  comparedAt: number | null
}

const ChecksContext = createContext<Checks | null>(null)

/**
 * Checks the draft as it is typed, in the browser, by the same rules as the server's. What only the server can see, other
 * campaigns, is added from its last answer.
 */
export function ChecksProvider({ children }: { children: ReactNode }) {
  const { campaign, document } = useDraft()
  const server = useQuery(serverChecksQuery(campaign.id))
  // Typing goes first; checks follow as soon as the browser has time.
  const settled = useDeferredValue(document)

  const runs = campaign.draftDiffers ? (campaign.running?.number ?? null) : null
  const running = useQuery({ ...versionQuery(campaign.id, runs ?? 0), enabled: runs !== null }).data?.document

  const now = useNow(minuteMs)
  // What ran its course is no mistake: only a draft that is still to go live can be too late.
  const own = useMemo(
    () => checkCampaign(settled, campaign.draftDiffers ? { now: instantOf(now), ...(running ? { running } : {}) } : {}),
    [settled, now, running, campaign.draftDiffers],
  )
  const exposure = useMemo(() => campaignExposure(settled), [settled])
  const acrossCampaigns = useMemo(
    () => (server.data?.findings ?? []).filter(({ code }) => betweenCampaigns.includes(code)),
    [server.data],
  )
  const checks = useMemo(() => {
    const findings = [...own, ...acrossCampaigns]
    return {
      findings,
      open: blocking(findings, settled.acceptedWarnings),
      exposure,
      comparedAt: server.data ? server.dataUpdatedAt : null,
    }
  }, [own, acrossCampaigns, settled.acceptedWarnings, exposure, server.data, server.dataUpdatedAt])

  return <ChecksContext value={checks}>{children}</ChecksContext>
}

export function useChecks(): Checks {
  const checks = use(ChecksContext)
  if (!checks) throw new Error('no campaign is open here')
  return checks
}
