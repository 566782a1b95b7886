import type { CampaignDocument } from '#domain/campaign/document.ts'
import { diffCampaigns } from '#domain/campaign/diff.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { runningVersion, scheduledVersions, type CampaignRecord } from '#domain/campaign/record.ts'
import { markets } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'
import { fail } from '../../http/problem.ts'
import { nowOf, os } from '../base.ts'
import { namesOf } from '../names.ts'
import { shownVersion } from './shown.ts'
import { loadCampaign } from '../../campaigns/stored.ts'

export const versions = os.campaigns.versions.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const record = await loadCampaign(s, input.id)
    const names = await namesOf(s)
    return { items: record.versions.toReversed().map((version) => shownVersion(record, version, names)) }
  }),
)

export const version = os.campaigns.version.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const record = await loadCampaign(s, input.id)
    const found = record.versions.find(({ number }) => number === input.number) ?? fail('notFound')
    return { ...shownVersion(record, found, await namesOf(s)), document: found.document }
  }),
)

export const diff = os.campaigns.diff.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const record = await loadCampaign(s, input.id)
    const now = nowOf(context)
    const from = input.from === undefined ? running(record, now) : state(record, input.from, now)
    const to = state(record, input.to ?? 'draft', now)
    return {
      from: from?.name ?? null,
      to: to.name,
      changes: diffCampaigns(from?.document ?? null, to.document).map(shownChange),
      exposureBefore: from ? campaignExposure(from.document) : null,
      exposureAfter: campaignExposure(to.document),
    }
  }),
)

/** Which storefronts have what is published last, by delivery key and market that it is published in. */
export const reception = os.campaigns.reception.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    const record = await loadCampaign(s, input.id)
    const keys = (await s.keys.list()).filter(({ scope, revokedAt }) => scope === 'delivery' && revokedAt === null)
    const receptions = await s.deliveries.receptions()
    const items = []
    const out = [runningVersion(record, nowOf(context)), ...scheduledVersions(record, nowOf(context))]
    for (const market of markets.filter((one) => out.some((version) => version?.document.markets[one]))) {
      const latest = await s.deliveries.latest(market)
      for (const { id, name } of keys) {
        const received = receptions.find((one) => one.keyId === id && one.market === market)
        const snapshot = received && (await s.deliveries.get(market, received.snapshot))
        items.push({
          key: { id, name },
          market,
          version: snapshot?.contents[record.id] ?? null,
          upToDate: latest !== undefined && received?.snapshot === latest.number,
          at: received?.at ?? null,
        })
      }
    }
    return { items }
  }),
)

const shownChange = ({ before, after, ...change }: ReturnType<typeof diffCampaigns>[number]) => ({
  ...change,
  before: several(before),
  after: several(after),
})

/** One fact or a list of them, the list as an answer's own. */
function several<F extends string | number | boolean | object>(facts: F | readonly F[] | null): F | F[] | null {
  return Array.isArray(facts) ? [...facts] : (facts as F | null)
}

type State = { name: string; document: CampaignDocument }

function running(record: CampaignRecord, now: Instant): State | null {
  const found = runningVersion(record, now) ?? record.versions.at(-1)
  return found ? { name: String(found.number), document: found.document } : null
}

/** @throws ProblemError `notFound` for a version that is not there, and for `running` where nothing was published. */
function state(record: CampaignRecord, name: string, now: Instant): State {
  if (name === 'draft') return { name, document: record.document }
  if (name === 'running') return running(record, now) ?? fail('notFound')
  const found = record.versions.find(({ number }) => number === Number(name)) ?? fail('notFound')
  return { name, document: found.document }
}
