import type { CampaignListing, CampaignSort } from './ports/campaigns.ts'
import { folded } from './text.ts'

export type SortColumn = 'updated_at' | 'name_key' | 'starts_at' | 'worst'

/** What each order of the list sorts by; ids break ties, in the same direction. */
export const campaignOrder: Record<CampaignSort, { column: SortColumn; direction: 'asc' | 'desc' }> = {
  updated: { column: 'updated_at', direction: 'asc' },
  '-updated': { column: 'updated_at', direction: 'desc' },
  name: { column: 'name_key', direction: 'asc' },
  '-name': { column: 'name_key', direction: 'desc' },
  start: { column: 'starts_at', direction: 'asc' },
  '-start': { column: 'starts_at', direction: 'desc' },
  worst: { column: 'worst', direction: 'asc' },
  '-worst': { column: 'worst', direction: 'desc' },
}

export const cursorShape = (column: SortColumn) => [column === 'worst' ? 'number' : 'string', 'string'] as const

/** What a search looks into. */
export const searchable = (listing: CampaignListing): string => folded(`${listing.name}\n${listing.searchText}`)
