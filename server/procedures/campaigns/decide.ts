import type { Campaign } from '#contract/campaignShapes.ts'
import { refusals, type Decision } from '#domain/campaign/lifecycle.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import type { Finding } from '#domain/finding.ts'
import type { Instant } from '#domain/time.ts'
import { refTo, type Actor } from '../../auth/authorize.ts'
import { deliverAgain } from '../../delivery/publish.ts'
import { fail } from '../../http/problem.ts'
import type { StoreSet } from '../../stores/ports.ts'
import { audited } from '../../audit/audited.ts'
import { nowOf, type CallContext } from '../base.ts'
import { namesOf } from '../names.ts'
import { etagOf, requireRevision } from '../revision.ts'
import { shownCampaign } from './shown.ts'
import { loadCampaign, updateCampaign } from '../../campaigns/stored.ts'

type Call = CallContext & { actor: Actor }

type Move = {
  id: string
  /** `campaign.<action>` in the audit. */
  action: string
  ifMatch: string | undefined
  /** Stopping and going on need no revision: at night nobody waits for an autosave. One that is given still counts. */
  revision?: 'required' | 'optional'
  /** Findings that a refusal shows. */
  findings?: (record: CampaignRecord, stores: StoreSet, now: Instant) => Promise<readonly Finding[]>
}

/**
 * One decision about a campaign, from loading it to the audit row and what storefronts read, in one transaction.
 *
 * @param judge asks the domain
 * @throws ProblemError what the domain refuses, with its reason in `data.reason`; `revisionRequired`, `staleRevision`.
 */
export async function decide(
  context: Call,
  move: Move,
  judge: (record: CampaignRecord, actor: Actor, now: Instant, findings: readonly Finding[]) => Decision,
): Promise<Campaign> {
  const { stores, hash } = context.parts
  const now = nowOf(context)
  const answer = await stores.transaction(async (s) => {
    const before = await loadCampaign(s, move.id)
    if (move.revision !== 'optional' || move.ifMatch !== undefined) requireRevision(before.revision, move.ifMatch)
    const findings = (await move.findings?.(before, s, now)) ?? []
    const after = accepted(judge(before, context.actor, now, findings), findings)
    if (after !== before) {
      await updateCampaign(s, before, after)
      await audited(s, {
        at: now,
        actor: refTo(context.actor),
        action: `campaign.${move.action}`,
        object: { type: 'campaign', id: after.id, name: after.document.name },
        before: auditable(before),
        after: auditable(after),
      })
      await deliverAgain(s, before, after, now, hash)
    }
    return shownCampaign(after, context.actor, await namesOf(s), now)
  })
  context.reply.set('etag', etagOf(answer.revision))
  return answer
}

/** @throws ProblemError for a refusal */
export function accepted(decision: Decision, findings: readonly Finding[] = []): CampaignRecord {
  if ('ok' in decision) return decision.ok
  const code = refusals[decision.refused]
  fail(code, { data: { reason: decision.refused, ...(findings.length > 0 ? { findings: [...findings] } : {}) } })
}

/** What the audit compares. Times and revisions follow from the row itself; published documents from their number. */
export function auditable(record: CampaignRecord): unknown {
  const { revision: _revision, updatedAt: _at, updatedBy: _by, versions, ...rest } = record
  return { ...rest, versions: versions.map(({ document: _document, ...facts }) => facts) }
}
