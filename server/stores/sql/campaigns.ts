import type { CampaignListing, CampaignStore, StoredCampaign } from '../ports/campaigns.ts'
import { sortKey } from '../text.ts'
import { searchable } from '../campaignOrder.ts'
import { listCampaigns } from './campaignList.ts'
import { affected, inserted } from './counts.ts'
import { thinRevisions } from './thinRevisions.ts'
import type { Db, Tables } from './tables.ts'
import { yes } from './tables.ts'

export function campaignStore(db: Db): CampaignStore {
  return {
    get: (id) =>
      db.selectFrom('campaigns').select(['id', 'revision', 'record']).where('id', '=', id).executeTakeFirst(),
    async insert(campaign, listing) {
      const insertion = db.insertInto('campaigns').values(rowOf(campaign, listing))
      if (!(await inserted(insertion.onConflict((c) => c.doNothing())))) return false
      await db.insertInto('campaign_stages').values(stagesOf(campaign.id, listing)).execute()
      return true
    },
    async update(campaign, listing, expectedRevision) {
      const change = db.updateTable('campaigns').set(rowOf(campaign, listing)).where('id', '=', campaign.id)
      if ((await affected(change.where('revision', '=', expectedRevision))) === 0) return false
      await db.deleteFrom('campaign_stages').where('campaign_id', '=', campaign.id).execute()
      await db.insertInto('campaign_stages').values(stagesOf(campaign.id, listing)).execute()
      return true
    },
    list: (query) => listCampaigns(db, query),
    records({ now, status, overlapping, exceptId }) {
      let found = db
        .selectFrom('campaigns as c')
        .innerJoin('campaign_stages as s', 's.campaign_id', 'c.id')
        .where('s.from_at', '<=', now)
        .where('s.until_at', '>', now)
        .select(['c.id', 'c.revision', 'c.record'])
        .orderBy('c.id')
      if (status) found = found.where('s.status', 'in', status)
      if (exceptId !== undefined) found = found.where('c.id', '<>', exceptId)
      if (overlapping)
        found = found
          .where('c.starts_at', '<>', '')
          .where('c.starts_at', '<', overlapping.to)
          .where('c.ends_at', '>', overlapping.from)
      return found.execute()
    },
    async addRevision({ campaignId, by, ...revision }) {
      const row = { campaign_id: campaignId, by_id: by, ...revision }
      await db.insertInto('campaign_revisions').values(row).execute()
    },
    async revision(campaignId, revision) {
      const row = await db
        .selectFrom('campaign_revisions')
        .selectAll()
        .where('campaign_id', '=', campaignId)
        .where('revision', '=', revision)
        .executeTakeFirst()
      if (!row) return undefined
      const { campaign_id: _id, by_id: by, ...rest } = row
      return { campaignId, by, ...rest }
    },
    thinRevisions: (before, most) => thinRevisions(db, before, most),
    async addVersion({ campaignId, ...version }) {
      await db
        .insertInto('campaign_versions')
        .values({ campaign_id: campaignId, ...version })
        .execute()
    },
    async version(campaignId, number) {
      const row = await versionsOf(db, campaignId).where('number', '=', number).executeTakeFirst()
      return row && versionOf(row)
    },
    async versions(campaignId) {
      const rows = await versionsOf(db, campaignId).orderBy('number', 'desc').execute()
      return rows.map(versionOf)
    },
  }
}

const versionsOf = (db: Db, campaignId: string) =>
  db.selectFrom('campaign_versions').selectAll().where('campaign_id', '=', campaignId)

const versionOf = ({ campaign_id: campaignId, ...version }: Tables['campaign_versions']) => ({ campaignId, ...version })

const rowOf = (campaign: StoredCampaign, listing: CampaignListing): Tables['campaigns'] => ({
  id: campaign.id,
  revision: campaign.revision,
  record: campaign.record,
  name: listing.name,
  name_key: sortKey(listing.name),
  search_text: searchable(listing),
  review: listing.review,
  markets: listing.markets.join(','),
  starts_at: listing.from ?? '',
  ends_at: listing.to ?? '',
  phases: JSON.stringify(listing.phases),
  owner_id: listing.ownerId,
  updated_at: listing.updatedAt,
  plays: listing.plays,
  errors: listing.errors,
  warnings: listing.warnings,
  currency: listing.currency,
  budget: listing.budget,
  worst: listing.worst,
  expected: listing.expected,
})

/** Each stage lasts until the next; the first has always held and the last always will. */
function stagesOf(campaignId: string, { stages }: CampaignListing): Tables['campaign_stages'][] {
  return stages.map((stage, index) => ({
    campaign_id: campaignId,
    from_at: index === 0 ? '' : stage.from,
    until_at: stages[index + 1]?.from ?? '~',
    status: stage.status,
    draft_differs: yes(stage.draftDiffers),
  }))
}
