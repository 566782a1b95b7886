import { checkCampaign } from '#domain/campaign/checks.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import {
  draftDiffers,
  runningVersion,
  scheduledVersions,
  spanOf,
  type CampaignRecord,
} from '#domain/campaign/record.ts'
import type { Finding } from '#domain/finding.ts'
import { instantOf, type Instant } from '#domain/time.ts'
import type { StoreSet } from '../../stores/ports.ts'
import { loadCampaigns } from '../../campaigns/stored.ts'

/** Campaigns that shoppers meet, or will meet if nobody objects. */
const standing = ['inReview', 'approved', 'scheduled', 'live', 'paused'] as const

/** What is to be known about a campaign's draft, also where it meets other campaigns in the same days and markets. */
export async function findingsOf(record: CampaignRecord, stores: StoreSet, now: Instant): Promise<Finding[]> {
  const span = spanOf(record.document)
  const others = span
    ? await loadCampaigns(stores, {
        now,
        status: standing,
        overlapping: { from: instantOf(span.from), to: instantOf(span.to) },
        exceptId: record.id,
      })
    : []
  const running = runningVersion(record, now)
  return checkCampaign(record.document, {
    ...(running ? { running: running.document } : {}),
    // What ran its course is no mistake: only a draft that is still to go live can be too late.
    ...(draftDiffers(record) ? { now } : {}),
    others: others.flatMap((other) =>
      documentsOf(other, now).map((document) => ({ id: other.id, name: document.name, document })),
    ),
  })
}

/** What of another campaign may meet ours: what runs or will run, and what waits for review. */
function documentsOf(record: CampaignRecord, now: Instant): CampaignDocument[] {
  const versions = [runningVersion(record, now), ...scheduledVersions(record, now)].filter(
    (version) => version !== null,
  )
  const byHash = new Map(versions.map(({ hash, document }) => [hash, document]))
  if (record.review.state !== 'draft') byHash.set(record.documentHash, record.document)
  return [...byHash.values()]
}
