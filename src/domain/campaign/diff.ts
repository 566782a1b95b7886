import type { Fact } from '../fact.ts'
import { markets, type Market, type PerMarket } from '../market.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import type { Statement } from '../speech/speech.ts'
import {
  campaignPart,
  couponParts,
  partnerParts,
  phasePart,
  playParts,
  productPart,
  type Part,
  type Subject,
} from './diffParts.ts'
import type { CampaignDocument } from './document.ts'
import { campaignExposure, type CampaignExposure } from './exposure.ts'
import { canonicalText } from './hash.ts'

/**
 * One difference in business words; the console writes the sentence from `key` and `data`. The deltas are what the
 * subject's change as a whole does to the cost, and stand on its first row only; markets without a change are left out.
 */
export type Change = {
  subject: Subject
  change: 'added' | 'removed' | 'changed'
  key: Statement['key']
  /** Into the document it is seen in: the later one, or the earlier for what was removed. */
  pointer: string
  market: Market | null
  data: Record<string, Fact>
  before: Fact | readonly Fact[] | null
  after: Fact | readonly Fact[] | null
  worstDelta: PerMarket | null
  expectedDelta: PerMarket | null
}

/**
 * What changes between two states of a campaign, in the order of its pages; nothing where they say the same. Against
 * `null` everything is new. Reordering alone is no change.
 */
export function diffCampaigns(before: CampaignDocument | null, after: CampaignDocument): Change[] {
  const naming = before === null ? null : calledAsIn(after, before)
  const changes = [
    ...compare(before === null ? [] : [campaignPart(before)], [campaignPart(after)]),
    ...compare((before?.phases ?? []).map(phasePart), after.phases.map(phasePart)),
    ...compare((before?.products ?? []).map(productPart), after.products.map(productPart)),
    ...compare(before === null || naming === null ? [] : playParts(before, naming), playParts(after, after)),
    ...compare(before === null || naming === null ? [] : couponParts(before, naming), couponParts(after, after)),
    ...compare(partnerParts(before?.partners ?? null), partnerParts(after.partners)),
  ]
  return withCosts(changes, before, after)
}

/**
 * The earlier campaign with the later one's names for what both hold: a new name is one change, of what is called so, and
 * none of all that speaks of it.
 */
function calledAsIn(later: CampaignDocument, earlier: CampaignDocument): CampaignDocument {
  const renamed = <T extends { id: string; name: string }>(
    before: readonly T[],
    after: readonly T[],
    only: (one: T) => Partial<T>,
  ) => {
    // Where a draft uses an id twice, the first is the one that is spoken of.
    const now = new Map(after.toReversed().map((one) => [one.id, one]))
    return before.map((one) => {
      const same = now.get(one.id)
      return same === undefined ? one : { ...one, ...only(same) }
    })
  }
  return {
    ...earlier,
    products: renamed(earlier.products, later.products, ({ name, names }) => ({ name, names })),
    coupons: renamed(earlier.coupons, later.coupons, ({ name }) => ({ name })),
    plays: renamed(earlier.plays, later.plays, ({ name }) => ({ name })),
  }
}

function compare(before: readonly Part[], after: readonly Part[]): Change[] {
  const old = byIdentity(before)
  const now = byIdentity(after)
  return [
    ...[...now].flatMap(([identity, part]) => {
      const was = old.get(identity)
      return was === undefined ? whole(part, 'added') : changedRows(was, part)
    }),
    ...[...old].filter(([identity]) => !now.has(identity)).flatMap(([, part]) => whole(part, 'removed')),
  ]
}

/** Parts by kind and id. A draft may use an id twice, which is its own finding: they are told apart by their order. */
function byIdentity(parts: readonly Part[]): Map<string, Part> {
  const found = new Map<string, Part>()
  for (const part of parts) {
    const name = `${part.subject.type}:${part.subject.kind}:${part.subject.id}`
    let turn = 0
    while (found.has(`${name}#${turn}`)) turn++
    found.set(`${name}#${turn}`, part)
  }
  return found
}

/** Every fact of something that came or went. */
function whole(part: Part, change: 'added' | 'removed'): Change[] {
  return part.rows
    .filter(({ value }, k) => k === 0 || value !== null)
    .map((statement) =>
      changeOf(part, statement, change, {
        before: change === 'removed' ? statement.value : null,
        after: change === 'added' ? statement.value : null,
      }),
    )
}

function changedRows(before: Part, after: Part): Change[] {
  const key = (statement: Statement) => `${statement.key}@${statement.pointer}`
  const was = new Map(before.rows.map((statement) => [key(statement), statement]))
  const is = new Set(after.rows.map(key))
  const changed = after.rows.flatMap((statement) => {
    const earlier = was.get(key(statement))
    if (canonicalText(earlier?.value ?? null) === canonicalText(statement.value)) return []
    return [changeOf(after, statement, 'changed', { before: earlier?.value ?? null, after: statement.value })]
  })
  const gone = before.rows
    .filter((statement) => !is.has(key(statement)) && statement.value !== null)
    .map((statement) => changeOf(before, statement, 'changed', { before: statement.value, after: null }))
  return [...changed, ...gone]
}

function changeOf(
  part: Part,
  statement: Statement,
  change: Change['change'],
  values: Pick<Change, 'before' | 'after'>,
): Change {
  return {
    subject: part.subject,
    change,
    key: statement.key,
    pointer: part.pointer + statement.pointer,
    market: statement.market ?? null,
    data: statement.data ?? {},
    ...values,
    worstDelta: null,
    expectedDelta: null,
  }
}

type Delta = { worst: PerMarket; expected: PerMarket }

/**
 * Puts what each change costs on the first row of its subject: a play's on the play; what a play's cost changes by
 * without a change of its own on the product it is about, else on the play that was changed, for they ask the same people,
 * else on the campaign where dates or markets moved.
 */
function withCosts(changes: Change[], before: CampaignDocument | null, after: CampaignDocument): Change[] {
  if (changes.length === 0) return changes
  const bySubject = new Map<Change, Delta>()
  const first = (type: Subject['type'], id?: string) =>
    changes.find(({ subject }) => subject.type === type && (id === undefined || subject.id === id))
  const productOf = (play: Play | undefined) =>
    (play === undefined ? [] : definitionOf(play).products(play)).map((id) => first('product', id)).find(Boolean)
  const costsBefore = before === null ? null : campaignExposure(before)
  const costsAfter = campaignExposure(after)
  const ids = new Set([...(before?.plays ?? []), ...after.plays].map(({ id }) => id))
  for (const id of ids) {
    const is = after.plays.find((play) => play.id === id)
    const ofPlay = (costs: CampaignExposure | null) => costs?.perPlay.find(({ playId }) => playId === id) ?? null
    const delta = deltaOf(ofPlay(costsBefore), ofPlay(costsAfter))
    if (isNothing(delta)) continue
    const holder =
      first('play', id) ?? productOf(is) ?? first('play') ?? first('phase') ?? first('campaign') ?? changes[0]!
    bySubject.set(holder, added(bySubject.get(holder), delta))
  }
  const ruleIds = new Set([...(before?.coupons ?? []), ...after.coupons].map(({ id }) => id))
  for (const id of ruleIds) {
    const ofRule = (costs: CampaignExposure | null) => costs?.perCoupon.find(({ ruleId }) => ruleId === id) ?? null
    const delta = deltaOf(ofRule(costsBefore), ofRule(costsAfter))
    if (isNothing(delta)) continue
    // Rules share their buyers: one that changed moves what others are expected to cost.
    const holder =
      first('coupon', id) ?? first('coupon') ?? first('product') ?? first('phase') ?? first('campaign') ?? changes[0]!
    bySubject.set(holder, added(bySubject.get(holder), delta))
  }
  const partners = deltaOf(costsBefore?.partners ?? null, costsAfter.partners)
  if (!isNothing(partners)) {
    const holder =
      first('partners') ?? first('tier') ?? first('product') ?? first('phase') ?? first('campaign') ?? changes[0]!
    bySubject.set(holder, added(bySubject.get(holder), partners))
  }
  return changes.map((change) => {
    const delta = bySubject.get(change)
    return delta === undefined ? change : { ...change, worstDelta: delta.worst, expectedDelta: delta.expected }
  })
}

function deltaOf(before: Delta | null, after: Delta | null): Delta {
  const of = (field: keyof Delta) => {
    const delta: PerMarket = {}
    for (const market of markets) {
      const difference = (after?.[field][market] ?? 0) - (before?.[field][market] ?? 0)
      if (difference !== 0) delta[market] = difference
    }
    return delta
  }
  return { worst: of('worst'), expected: of('expected') }
}

function added(a: Delta | undefined, b: Delta): Delta {
  if (a === undefined) return b
  const of = (field: keyof Delta) => {
    const total: PerMarket = {}
    for (const market of markets) {
      const amount = (a[field][market] ?? 0) + (b[field][market] ?? 0)
      if (amount !== 0) total[market] = amount
    }
    return total
  }
  return { worst: of('worst'), expected: of('expected') }
}

function isNothing({ worst, expected }: Delta): boolean {
  return Object.keys(worst).length === 0 && Object.keys(expected).length === 0
}
