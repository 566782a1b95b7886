import type { z } from 'zod'
import { couponRuleSchema, type CouponRule } from '#domain/coupons/schema.ts'
import { partnerProgrammeSchema, type PartnerProgramme } from '#domain/partners/schema.ts'
import { campaignDocumentSchema, currentSchema, type CampaignDocument, type Phase } from '#domain/campaign/document.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import type { Names } from '#domain/named.ts'
import { playSchema, type Play } from '#domain/plays/schema.ts'
import type { snapshotOf } from '#server/delivery/snapshot.ts'

/** What a storefront reads of one market. */
export type Snapshot = ReturnType<typeof snapshotOf>

type Version = Snapshot['campaigns'][number]['versions'][number]
type Part = { market: Market; version: Version }

/**
 * The rules of a campaign as far as storefronts know them, put together from the snapshots of its markets: the version
 * in force now, or the first to come. What is not published (costs, budgets, reasons) is empty, and shoppers never ask.
 *
 * @returns null where no market has the campaign.
 */
export function publishedDocument(
  snapshots: readonly Snapshot[],
  campaignId: string,
  now: string,
): CampaignDocument | null {
  const parts = snapshots.flatMap(({ market, campaigns }): Part[] => {
    const campaign = campaigns.find(({ id }) => id === campaignId)
    const version = campaign?.versions.findLast(({ effectiveAt }) => effectiveAt <= now) ?? campaign?.versions.at(0)
    return version ? [{ market, version }] : []
  })
  const first = parts[0]
  if (!first) return null
  return campaignDocumentSchema.parse({
    schema: currentSchema,
    name: first.version.name,
    goal: '',
    markets: Object.fromEntries(parts.map(({ market }) => [market, { budget: 0 }])),
    channels: first.version.channels,
    phases: phasesOf(parts),
    exchange: { into: marketFacts[first.market].currency, millionths: {} },
    holdoutPercent: first.version.holdoutPercent,
    products: byId(parts, ({ products }) => products).map((own) => ({
      id: own[0]!.item.id,
      name: own[0]!.item.name,
      names: Object.assign({}, ...own.map(({ item }) => item.names)) as Names,
      category: own[0]!.item.category,
      terms: Object.fromEntries(
        own.map(({ market, item }) => [market, { listPrice: item.listPrice, unitCost: 0, stock: item.stock }]),
      ),
    })),
    plays: byId(parts, ({ plays }) => plays).map(playOf),
    // A server of before there were coupons and partners says nothing of them.
    coupons: byId(parts, ({ coupons }) => coupons ?? []).map(couponOf),
    couponCases: [],
    partners: programmeOf(parts),
    acceptedWarnings: [],
  })
}

function phasesOf(parts: readonly Part[]): Phase[] {
  const phases = new Map<string, Phase>()
  for (const { market, version } of parts)
    for (const { kind, window } of version.phases) {
      const key = `${kind} ${window.from} ${window.to}`
      const known = phases.get(key)
      if (known) known.markets.push(market)
      else phases.set(key, { id: `phase-${phases.size + 1}`, kind, markets: [market], window })
    }
  return [...phases.values()]
}

type Own<T> = { market: Market; item: T }

/** The same thing in each market that has it, in the order in which it first comes up. */
function byId<T extends { id: string }>(
  parts: readonly Part[],
  listOf: (version: Version) => readonly T[],
): Own<T>[][] {
  const all = parts.flatMap(({ market, version }) => listOf(version).map((item) => ({ market, item })))
  return [...Map.groupBy(all, ({ item }) => item.id).values()]
}

/**
 * A play with its amounts per market again: a snapshot has the market's own amount in their place. The play's schema
 * says which those are, by refusing them.
 */
function playOf(own: readonly Own<Record<string, unknown> & { id: string }>[]): Play {
  const bare = own.map(({ market, item: { delivery: _, terms: __, ...play } }) => ({ market, own: play }))
  const published: Record<string, unknown> = structuredClone(bare[0]!.own)
  const merged = {
    ...published,
    markets: marketsOf(bare),
    // What was published before money could be limited says nothing of it.
    cap: { budget: {}, couponId: null, ...(published['cap'] as object) },
    // The operators' own business, which shoppers never meet.
    circuitBreakers: { burnPerHour: null, completionRate: null },
  }
  return restored(playSchema, merged, bare)
}

/** A coupon rule with its amounts per market again. Where a market has no limit of a kind, it has none. */
function couponOf(own: readonly Own<Record<string, unknown> & { id: string }>[]): CouponRule {
  const bare = own.map(({ market, item: { terms: _, ...rule } }) => ({ market, own: rule }))
  return restored(couponRuleSchema, { ...structuredClone(bare[0]!.own), markets: marketsOf(bare) }, bare)
}

/** The partner programme as far as shoppers meet it: what it may cost and how it is filed stays with the operators. */
function programmeOf(parts: readonly Part[]): PartnerProgramme | null {
  const bare = parts.flatMap(({ market, version: { partners } }) => {
    if (!partners) return []
    const { terms: _, ...programme } = partners
    return [{ market, own: programme }]
  })
  const first = bare[0]
  if (!first) return null
  const merged = {
    ...structuredClone(first.own),
    markets: marketsOf(bare),
    budget: {},
    filingReference: {},
    ceiling: {},
    returnDays: first.own.holdDays,
  }
  return restored(partnerProgrammeSchema, merged, bare)
}

function marketsOf(bare: readonly { market: Market }[]): Market[] {
  return markets.filter((market) => bare.some((one) => one.market === market))
}

/**
 * Puts amounts per market where the schema wants them and a snapshot has the market's own.
 *
 * @throws Error where the schema refuses the rest: the server's rules are newer than this program's.
 */
function restored<T>(schema: z.ZodType<T>, merged: unknown, bare: readonly { market: Market; own: unknown }[]): T {
  for (const issue of schema.safeParse(merged).error?.issues ?? []) {
    const perMarket = bare.flatMap(({ market, own }) => {
      const amount = valueAt(own, issue.path)
      return typeof amount === 'number' || typeof amount === 'string' ? [[market, amount]] : []
    })
    if (issue.code === 'invalid_type' && issue.expected === 'record')
      put(merged, issue.path, Object.fromEntries(perMarket) as Partial<Record<Market, number | string>>)
  }
  return schema.parse(merged)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value)
}

function put(target: unknown, path: readonly PropertyKey[], value: unknown): void {
  const holder = valueAt(target, path.slice(0, -1)) as Record<PropertyKey, unknown>
  holder[path.at(-1)!] = value
}
