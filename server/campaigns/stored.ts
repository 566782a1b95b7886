import type { CampaignDocument } from '#domain/campaign/document.ts'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import {
  draftDiffers,
  runningVersion,
  spanOf,
  statusOf,
  type CampaignRecord,
  type CampaignVersion,
} from '#domain/campaign/record.ts'
import { blocking } from '#domain/campaign/acceptance.ts'
import { isOutdated, upgraded } from '#domain/campaign/upgrade.ts'
import { markets } from '#domain/market.ts'
import { everyName } from '#domain/named.ts'
import { instantOf, type Instant } from '#domain/time.ts'
import { fail } from '../http/problem.ts'
import type { CampaignListing, RecordQuery, StoredCampaign, RevisionKind } from '../stores/ports/campaigns.ts'
import type { StoreSet } from '../stores/ports.ts'
import { sha256 } from '../stores/sha256.ts'
import { stagesOf } from '../stores/stages.ts'

/**
 * A campaign's record between the domain and the store. Published documents are kept once, with their versions, so that
 * autosaving a draft does not rewrite everything that was ever published.
 */
type Kept = Omit<CampaignRecord, 'versions'>
/** What records did not hold from the beginning. */
const keptLater = { takenBack: [] } satisfies Partial<Kept>
type VersionFacts = Omit<CampaignVersion, 'number' | 'document' | 'hash'>

/** @throws ProblemError `notFound` */
export async function loadCampaign(stores: StoreSet, id: string): Promise<CampaignRecord> {
  return recordOf(stores, (await stores.campaigns.get(id)) ?? fail('notFound'))
}

export async function loadCampaigns(stores: StoreSet, query: RecordQuery): Promise<CampaignRecord[]> {
  const records: CampaignRecord[] = []
  for (const stored of await stores.campaigns.records(query)) records.push(await recordOf(stores, stored))
  return records
}

/**
 * The one document that results are worked out by: of the version that runs, else of the one published last, else the
 * draft's. Others are not read: a campaign may have many, and a list many campaigns.
 */
export async function loadDocumentInForce(
  stores: StoreSet,
  id: string,
  now: Instant,
): Promise<{ document: CampaignDocument; version: number | null }> {
  const stored = (await stores.campaigns.get(id)) ?? fail('notFound')
  const kept = asToday({ ...keptLater, ...(JSON.parse(stored.record) as Kept) })
  const rows = (await stores.campaigns.versions(id)).toSorted((a, b) => a.number - b.number)
  const versions = rows.map(({ number, hash, facts }) => ({
    ...(JSON.parse(facts) as VersionFacts),
    number,
    hash,
    document: kept.document,
  }))
  const version = (runningVersion({ ...kept, versions }, now) ?? versions.at(-1))?.number ?? null
  const row = rows.find(({ number }) => number === version)
  return { document: row ? readDocument(row.document, row.hash).document : kept.document, version }
}

export async function insertCampaign(stores: StoreSet, record: CampaignRecord): Promise<void> {
  if (!(await stores.campaigns.insert(storedOf(record), listingOf(record))))
    throw new Error(`campaign ${record.id} exists`)
  await stores.campaigns.addRevision(revisionOf(record, 'decision'))
}

/** Writes what a decision changed. @throws ProblemError `staleRevision` where somebody was faster. */
export async function updateCampaign(stores: StoreSet, before: CampaignRecord, after: CampaignRecord): Promise<void> {
  if (!(await stores.campaigns.update(storedOf(after), listingOf(after), before.revision)))
    fail('staleRevision', { data: { revision: before.revision } })
  const kind = after.documentHash === before.documentHash ? 'decision' : 'save'
  await stores.campaigns.addRevision(revisionOf(after, kind))
  for (const version of after.versions.slice(before.versions.length)) {
    const { number, document, hash, ...facts } = version
    await stores.campaigns.addVersion({
      campaignId: after.id,
      number,
      hash,
      document: JSON.stringify(document),
      facts: JSON.stringify(facts satisfies VersionFacts),
    })
  }
}

async function recordOf(stores: StoreSet, stored: StoredCampaign): Promise<CampaignRecord> {
  const versions = await stores.campaigns.versions(stored.id)
  return {
    ...asToday({ ...keptLater, ...(JSON.parse(stored.record) as Kept) }),
    versions: versions
      .map(({ number, hash, document, facts }) => ({
        ...(JSON.parse(facts) as VersionFacts),
        number,
        ...readDocument(document, hash),
      }))
      .toSorted((a, b) => a.number - b.number),
  }
}

/**
 * A stored document as it reads today, with the hash of what it then says: what is decided next binds to that, and
 * writes both. What lies in the store keeps the text and the hash it was written with.
 */
export function readDocument(text: string, hash: string): { document: CampaignDocument; hash: string } {
  const stored = JSON.parse(text) as CampaignDocument
  if (!isOutdated(stored)) return { document: stored, hash }
  const document = upgraded(stored)
  return { document, hash: sha256(canonicalText(document)) }
}

/** A record whose draft was stored under an earlier schema. A review of that draft is a review of what it says today. */
function asToday(kept: Kept): Kept {
  if (!isOutdated(kept.document)) return kept
  const document = upgraded(kept.document)
  const documentHash = sha256(canonicalText(document))
  const { review } = kept
  const isOfDraft = review.state !== 'draft' && review.hash === kept.documentHash
  return { ...kept, document, documentHash, review: isOfDraft ? { ...review, hash: documentHash } : review }
}

function storedOf({ versions: _kept, ...record }: CampaignRecord): StoredCampaign {
  return { id: record.id, revision: record.revision, record: JSON.stringify(record satisfies Kept) }
}

const revisionOf = (record: CampaignRecord, kind: RevisionKind) => ({
  kind,
  campaignId: record.id,
  revision: record.revision,
  document: JSON.stringify(record.document),
  hash: record.documentHash,
  by: record.updatedBy,
  at: record.updatedAt,
})

/** What lists show of a campaign. Findings here are its own; overlaps with others are looked for when it is opened. */
export function listingOf(record: CampaignRecord): CampaignListing {
  const { document } = record
  const span = spanOf(document)
  const open = blocking(checkCampaign(document), document.acceptedWarnings)
  const { total } = campaignExposure(document)
  return {
    name: document.name,
    searchText: [
      document.goal,
      ...document.plays.map(({ name }) => name),
      ...document.products.flatMap(everyName),
    ].join('\n'),
    review: record.review.state,
    markets: markets.filter((market) => document.markets[market] !== undefined),
    from: span && instantOf(span.from),
    to: span && instantOf(span.to),
    phases: document.phases,
    ownerId: record.ownerId,
    updatedAt: record.updatedAt,
    plays: document.plays.length,
    errors: open.filter(({ severity }) => severity === 'error').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    currency: total.currency,
    budget: total.budget,
    worst: total.worst,
    expected: total.expected,
    stages: stagesOf(turningPoints(record), (now) => ({
      status: statusOf(record, now),
      draftDiffers: draftDiffers(record),
    })),
  }
}

/** The moments at which a campaign's status changes by itself: versions take effect, and what they hold ends. */
function turningPoints(record: CampaignRecord): Instant[] {
  const ends = record.versions.flatMap(({ document }) => spanOf(document)?.to ?? [])
  return [...record.versions.map(({ effectiveAt }) => effectiveAt), ...ends.map(instantOf)]
}
