import type {
  CampaignLine,
  CampaignListing,
  CampaignQuery,
  CampaignRevision,
  CampaignStore,
  CampaignVersion,
  Stage,
  StoredCampaign,
} from '../ports/campaigns.ts'
import type { Instant } from '#domain/time.ts'
import { campaignOrder, cursorShape, searchable } from '../campaignOrder.ts'
import type { SortColumn } from '../campaignOrder.ts'
import { folded, sortKey } from '../text.ts'
import { byText } from './order.ts'
import { pageIn } from './pages.ts'
import { keyText, Table } from './table.ts'
import type { Journal } from './table.ts'

type Row = StoredCampaign & { listing: CampaignListing; nameKey: string; search: string }

export function campaignStore(journal: Journal): CampaignStore {
  const campaigns = new Table<Row>(journal, (row) => row.id)
  const revisions = new Table<CampaignRevision>(journal, (row) => keyText(row.campaignId, row.revision))
  const versions = new Table<CampaignVersion>(journal, (row) => keyText(row.campaignId, row.number))
  return {
    async get(id) {
      const row = campaigns.get(id)
      return row && storedOf(row)
    },
    async insert(campaign, listing) {
      if (campaigns.has(campaign.id)) return false
      campaigns.add(rowOf(campaign, listing))
      return true
    },
    async update(campaign, listing, expectedRevision) {
      if (campaigns.get(campaign.id)?.revision !== expectedRevision) return false
      campaigns.put(rowOf(campaign, listing))
      return true
    },
    async list(query) {
      const { column, direction } = campaignOrder[query.sort]
      const list = {
        name: `campaigns:${query.sort}`,
        shape: cursorShape(column),
        direction,
        positionOf: (row: Row) => [sortValue(row, column), row.id],
      }
      const search = folded(query.search ?? '')
      const matches = campaigns.select(
        (row) => matching(row, query, search),
        byText((row) => row.id),
      )
      return pageIn(matches, list, query, (row) => lineOf(row, query.now))
    },
    async records({ now, status, overlapping, exceptId }) {
      const rows = campaigns.select(
        ({ id, listing }) =>
          (!status || status.includes(stageAt(listing, now).status)) &&
          id !== exceptId &&
          (!overlapping ||
            (listing.from !== null && listing.from < overlapping.to && (listing.to ?? '') > overlapping.from)),
        byText((row) => row.id),
      )
      return rows.map(storedOf)
    },
    addRevision: async (revision) => revisions.add(revision),
    revision: async (campaignId, revision) => revisions.get(campaignId, revision),
    async thinRevisions(before, most) {
      const hourOf = (at: Instant) => at.slice(0, 13)
      const saves = revisions.select(
        ({ kind }) => kind === 'save',
        (a, b) => a.revision - b.revision,
      )
      const followed = saves
        .filter((one, k) => {
          const isFollowed = (later: CampaignRevision) =>
            later.campaignId === one.campaignId && hourOf(later.at) === hourOf(one.at)
          return one.at < before && saves.slice(k + 1).some(isFollowed)
        })
        .slice(0, most)
      for (const { campaignId, revision } of followed) revisions.removeKey(campaignId, revision)
      return followed.length
    },
    addVersion: async (version) => versions.add(version),
    version: async (campaignId, number) => versions.get(campaignId, number),
    versions: async (campaignId) =>
      versions.select(
        (row) => row.campaignId === campaignId,
        (a, b) => b.number - a.number,
      ),
  }
}

const storedOf = ({ id, revision, record }: Row): StoredCampaign => ({ id, revision, record })

const rowOf = (campaign: StoredCampaign, listing: CampaignListing): Row => ({
  ...storedOf({ ...campaign, listing, nameKey: '', search: '' }),
  listing,
  nameKey: sortKey(listing.name),
  search: searchable(listing),
})

function matching({ listing, search }: Row, query: CampaignQuery, wanted: string): boolean {
  return (
    search.includes(wanted) &&
    (!query.status || query.status.includes(stageAt(listing, query.now).status)) &&
    (!query.markets || query.markets.some((market) => listing.markets.includes(market))) &&
    (query.ownerId === undefined || listing.ownerId === query.ownerId)
  )
}

/** The stage that holds: the first from the beginning, each later one from its moment on. */
function stageAt({ stages }: CampaignListing, now: Instant): Stage {
  const stage = stages.findLast((one, index) => index === 0 || one.from <= now)
  if (!stage) throw new Error('A campaign has at least one stage')
  return stage
}

function sortValue({ listing, nameKey }: Row, column: SortColumn): string | number {
  if (column === 'updated_at') return listing.updatedAt
  if (column === 'starts_at') return listing.from ?? ''
  return column === 'worst' ? listing.worst : nameKey
}

function lineOf({ id, revision, listing }: Row, now: Instant): CampaignLine {
  const { stages: _stages, searchText: _searchText, ...line } = listing
  const { status, draftDiffers } = stageAt(listing, now)
  return { ...line, id, revision, status, draftDiffers }
}
