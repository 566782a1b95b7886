import type { Phase } from '#domain/campaign/document.ts'
import { markets } from '#domain/market.ts'
import type { CampaignLine, CampaignQuery } from '../ports/campaigns.ts'
import type { Page } from '../ports/page.ts'
import { campaignOrder, cursorShape } from '../campaignOrder.ts'
import { cursorOf, pageOf, positionAt } from '../cursor.ts'
import { folded } from '../text.ts'
import { total } from './counts.ts'
import { holds } from './like.ts'
import type { Db, Tables } from './tables.ts'

/** One page of the campaigns that match, each with the stage that holds at `now`. */
export async function listCampaigns(db: Db, query: CampaignQuery): Promise<Page<CampaignLine>> {
  const matches = matching(db, query)
  const { column, direction } = campaignOrder[query.sort]
  const list = `campaigns:${query.sort}`

  let page = matches
    .select([
      'c.id',
      'c.revision',
      'c.name',
      'c.name_key',
      'c.review',
      'c.markets',
      'c.starts_at',
      'c.ends_at',
      'c.phases',
      'c.owner_id',
      'c.updated_at',
      'c.plays',
      'c.errors',
      'c.warnings',
      'c.currency',
      'c.budget',
      'c.worst',
      'c.expected',
      's.status',
      's.draft_differs',
    ])
    .orderBy(`c.${column}`, direction)
    .orderBy('c.id', direction)
    .limit(query.limit + 1)
  if (query.cursor !== undefined) {
    const [value = '', id = ''] = positionAt(list, query.cursor, cursorShape(column))
    const beyond = direction === 'asc' ? '>' : '<'
    page = page.where((e) =>
      e.or([e(`c.${column}`, beyond, value), e.and([e(`c.${column}`, '=', value), e('c.id', beyond, String(id))])]),
    )
  }
  const rows = await page.execute()
  return pageOf(rows, query.limit, await total(matches.select((e) => e.fn.countAll<number>().as('n'))), lineOf, (row) =>
    cursorOf(list, [row[column], row.id]),
  )
}

function matching(db: Db, query: CampaignQuery) {
  let found = db
    .selectFrom('campaigns as c')
    .innerJoin('campaign_stages as s', 's.campaign_id', 'c.id')
    .where('s.from_at', '<=', query.now)
    .where('s.until_at', '>', query.now)
  const search = folded(query.search ?? '')
  if (search) found = found.where(holds('c.search_text', search))
  if (query.status) found = found.where('s.status', 'in', query.status)
  if (query.ownerId !== undefined) found = found.where('c.owner_id', '=', query.ownerId)
  const { markets } = query
  if (markets) found = found.where((e) => e.or(markets.map((market) => e('c.markets', 'like', `%${market}%`))))
  return found
}

type Row = Omit<Tables['campaigns'], 'record' | 'search_text'> &
  Pick<Tables['campaign_stages'], 'status' | 'draft_differs'>

const lineOf = (row: Row): CampaignLine => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  status: row.status,
  draftDiffers: row.draft_differs === 1,
  review: row.review,
  markets: markets.filter((market) => row.markets.includes(market)),
  from: row.starts_at || null,
  to: row.ends_at || null,
  phases: JSON.parse(row.phases) as Phase[],
  ownerId: row.owner_id,
  updatedAt: row.updated_at,
  plays: row.plays,
  errors: row.errors,
  warnings: row.warnings,
  currency: row.currency,
  budget: row.budget,
  worst: row.worst,
  expected: row.expected,
})
