import type { CampaignDocument, CampaignProduct } from '#domain/campaign/document.ts'
import {
  runningVersion,
  scheduledVersions,
  spanOf,
  type CampaignRecord,
  type CampaignVersion,
} from '#domain/campaign/record.ts'
import { deliverCoupon } from '#domain/coupons/deliver.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { namesFor } from '#domain/named.ts'
import { deliverProgramme } from '#domain/partners/deliver.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Play } from '#domain/plays/schema.ts'
import { epochOf, instantOf, type EpochMs, type Instant } from '#domain/time.ts'
import { inMarket } from './inMarket.ts'

export type MarketSnapshot = ReturnType<typeof snapshotOf>

/**
 * What storefronts of one market read: every campaign that runs there or is going to, each with its versions and the
 * moment each takes effect. A storefront switches by itself at that moment; nobody has to be asked.
 *
 * Unit costs, budgets and what watches over them stay here: a storefront needs prices and limits, not margins.
 */
export function snapshotOf(records: readonly CampaignRecord[], market: Market, now: Instant) {
  const { currency, timeZone } = marketFacts[market]
  const campaigns = records.flatMap((record) => campaignOf(record, market, now) ?? [])
  return { schema: 1, market, currency, timeZone, campaigns } as const
}

/** Which version of which campaign is the last one in a snapshot. */
export function contentsOf(records: readonly CampaignRecord[], market: Market, now: Instant): Record<string, number> {
  return Object.fromEntries(
    records.flatMap((record) => {
      const last = campaignOf(record, market, now)?.versions.at(-1)
      return last ? [[record.id, last.version]] : []
    }),
  )
}

/** When the last of a campaign's versions has ended or given way to one that is not for this market; maybe never. */
export function overAt({ versions }: MarketSnapshot['campaigns'][number]): EpochMs {
  return Math.max(
    ...versions.map(({ to, until }) => Math.min(...[to, until].map((at) => (at ? epochOf(at) : Infinity)))),
  )
}

function campaignOf(record: CampaignRecord, market: Market, now: Instant) {
  if (record.endedAt !== null || record.archivedAt !== null) return null
  const running = runningVersion(record, now)
  const all = [...(running ? [running] : []), ...scheduledVersions(record, now)]
  const versions = all.flatMap((version, k) =>
    version.document.markets[market] ? [versionOf(version, all[k + 1]?.effectiveAt ?? null, market)] : [],
  )
  if (versions.length === 0) return null
  const { pause, pastPauses } = record
  return {
    id: record.id,
    versions,
    pause: pause && { mode: pause.mode, playIds: pause.playIds, message: pause.message, at: pause.at },
    /** Deadlines of instances that were open then move by the length of each. */
    frozen: pastPauses
      .filter(({ mode }) => mode === 'freezeAndExtend')
      .map(({ playIds, at, resumedAt }) => ({ playIds, from: at, to: resumedAt })),
  }
}

function versionOf({ number, hash, effectiveAt, document }: CampaignVersion, until: Instant | null, market: Market) {
  const span = spanOf(document)
  return {
    version: number,
    hash,
    effectiveAt,
    /** When the next version takes its place, be that for this market or not. */
    until,
    name: document.name,
    from: span && instantOf(span.from),
    to: span && instantOf(span.to),
    channels: document.channels,
    holdoutPercent: document.holdoutPercent,
    phases: document.phases
      .filter((phase) => phase.markets.includes(market))
      .map(({ kind, window }) => ({ kind, window })),
    products: document.products.flatMap((product) => productOf(product, market) ?? []),
    plays: document.plays.flatMap((play) => playOf(play, document, market) ?? []),
    coupons: document.coupons.flatMap((rule) => deliverCoupon(rule, document, market) ?? []),
    /** Null where no programme runs in the market. */
    partners: document.partners && deliverProgramme(document.partners, document, market),
  }
}

function productOf(product: CampaignProduct, market: Market) {
  const { id, name, category, terms } = product
  const own = terms[market]
  return own
    ? { id, name, names: namesFor(product, market), category, listPrice: own.listPrice, stock: own.stock }
    : null
}

/** Null where the play is not offered in the market. */
function playOf(play: Play, document: CampaignDocument, market: Market) {
  const definition = definitionOf(play)
  if (!play.markets.includes(market) || !definition.isOffered(play, market)) return null
  const { circuitBreakers: _operators, markets: _others, ...rules } = play
  return {
    /** Null where the market has no such amount; of a cap, no limit of that kind. */
    ...(inMarket(definition.schema, rules, market) as Record<string, unknown>),
    id: play.id,
    kind: play.kind,
    delivery: definition.deliver(play, market),
    /** Shopper rules, sentence by sentence; the market's languages, the first one binding. */
    terms: { languages: marketFacts[market].termsLanguages, sentences: definition.terms(play, document, market) },
  }
}
