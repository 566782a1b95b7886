import { useTranslation } from 'react-i18next'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { describeCoupon } from '#domain/coupons/describe.ts'
import { campaignPart, productPart } from '#domain/campaign/diffParts.ts'
import { pathOf } from '#domain/campaign/pointer.ts'
import type { Fact } from '#domain/fact.ts'
import { pointerTo } from '#domain/finding.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import { describeProgramme, describeTier } from '#domain/partners/describe.ts'
import { nameIn } from '#domain/named.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Statement } from '#domain/speech/speech.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { Say } from '#lib/say/say.ts'
import { useSay } from '#lib/say/useSay.ts'
import { fieldKeyOf, isOwn, type OwnField } from './fieldKeys.ts'

/** Names a field of the document and writes its value in the reader's words, from its pointer alone. */
export function useFieldNames(document: CampaignDocument) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()

  const fieldOf = (pointer: string): string => {
    const path = pathOf(pointer)
    const market = marketIn(path)
    const row = rowOf(document, path)
    const subject = subjectOf(document, path, say)
    // An entry as a whole goes by its name.
    if (subject !== '' && path.length === 2 && lists.has(path[0] ?? '')) return subject
    const words = [subject || listOf(path, t), row ? say.statement(row) : sayField(path, document, say, t)]
    if (market) words.push(format.market(market))
    return words.filter((word) => word !== '').join(' · ')
  }

  const valueOf = (value: unknown, pointer: string): string => {
    if (value === undefined) return t('conflict.removed')
    if (value === '' || value === null) return t('conflict.empty')
    const path = pathOf(pointer)
    const market = marketIn(path)
    const fact = countedAs(value, rowOf(document, path)?.value ?? null)
    if (fact !== null) return say.fact(fact)
    if (typeof value === 'number' && market && isMoney(path))
      return format.money({ amount: value, currency: marketFacts[market].currency })
    if (typeof value === 'number' && isRate(path)) return format.percent(value)
    // As the review says it: millionths would say nothing to anybody.
    if (typeof value === 'number') return format.decimal(path.includes('millionths') ? value / 1_000_000 : value)
    if (typeof value === 'boolean') return say.fact(value)
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? say.fact({ at: value }) : value
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
    return nameOf(value) ?? JSON.stringify(value)
  }

  return { fieldOf, valueOf }
}

/** What a field goes by where no row of facts speaks of it. */
function sayField(
  path: readonly string[],
  document: CampaignDocument,
  say: Say,
  ofOwn: (key: OwnField) => string,
): string {
  const key = path[0] === 'plays' ? playFieldKey(path, document, say) : fieldKeyOf(path)
  if (key === null) return ''
  if (isOwn(key)) return ofOwn(key)
  return say.statement({ key })
}

function playFieldKey(path: readonly string[], document: CampaignDocument, say: Say): string | null {
  const [, index, ...fields] = path
  const kind = named(document.plays, index)?.kind ?? ''
  const names = fields.filter((part) => !/^\d+$/.test(part) && !markets.some((market) => market === part))
  if (names.at(-1) === 'id') return null
  // The nearest part around it that has words: of an entry that is gone, the list it was in.
  const keys = names.toReversed().flatMap((field) => [`field.${field}`, `${kind}.${field}`, `play.${field}`])
  return keys.find((key) => isOwn(key) || isSaid(key, say)) ?? 'field.plays'
}

/** Has it words that need no values? A key nobody has words for comes back as it was. */
function isSaid(key: string, say: Say): boolean {
  const said = say.statement({ key })
  return said !== key && !said.includes('{{')
}

/** The row in which a play, a coupon or the partners describe the field, which names it and shows what it is counted in. */
function rowOf(document: CampaignDocument, path: readonly string[]): Statement | undefined {
  const [top, index, ...field] = path
  if (top === 'partners') return partnerRowOf(document, path.slice(1))
  if (top === 'exchange') return campaignPart(document).rows.find(({ pointer }) => pointer === pointerTo(...path))
  if (field.length === 0) return undefined
  const at = pointerTo(...placesIn(partOf(document, top, index), field))
  return factsOf(document, top, index).find(({ pointer }) => pointer === at)
}

function partOf(document: CampaignDocument, top: string | undefined, index: string | undefined): unknown {
  if (top === 'plays') return named(document.plays, index)
  return top === 'coupons' ? named(document.coupons, index) : undefined
}

/** The path with ids of entries, by which the audit names them, as their places in their lists. */
function placesIn(value: unknown, path: readonly string[]): string[] {
  let at = value
  return path.map((part) => {
    const place = Array.isArray(at) ? at.findIndex((entry: unknown) => idOf(entry) === part) : -1
    const key = place < 0 ? part : String(place)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined
    return key
  })
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
}

function factsOf(document: CampaignDocument, top: string | undefined, index: string | undefined): Statement[] {
  const play = top === 'plays' ? named(document.plays, index) : undefined
  if (play !== undefined) return definitionOf(play).describe(play, document)
  const product = top === 'products' ? named(document.products, index) : undefined
  if (product !== undefined) return productPart(product, 0).rows
  const rule = top === 'coupons' ? named(document.coupons, index) : undefined
  return rule === undefined ? [] : describeCoupon(rule, document)
}

function partnerRowOf({ partners }: CampaignDocument, path: readonly string[]): Statement | undefined {
  if (partners === null) return undefined
  const tier = path[0] === 'tiers' ? named(partners.tiers, path[1]) : undefined
  const rows = tier === undefined ? describeProgramme(partners) : describeTier(tier, partners)
  const at = pointerTo(...(tier === undefined ? path : placesIn(tier, path.slice(2))))
  return rows.find(({ pointer }) => pointer === at) ?? rateRow(path.slice(2))
}

/** The second level's rates say nothing while one level earns, yet are kept, and may change. */
function rateRow([part, of, category, level]: readonly string[]): Statement | undefined {
  if (part !== 'rates') return undefined
  const [on, earning] = of === 'standard' ? ['other', category] : [category, level]
  if (on === undefined || earning === undefined) return undefined
  const data = { category: { word: `category.${on}` }, earning: { word: `earning.${earning}` } }
  return { key: 'partners.rate', pointer: '', value: { rate: 0 }, data }
}

/** A value as a fact of the kind that another value of the same field is; null where that says nothing. */
function countedAs(value: unknown, like: Statement['value']): Fact | null {
  if (typeof like !== 'object' || like === null || Array.isArray(like)) return null
  const known = like as Exclude<Fact, string | number | boolean>
  if (typeof value === 'number') {
    if ('amount' in known) return { ...known, amount: value }
    if ('rate' in known) return { rate: value }
    if ('partsPerMillion' in known) return { partsPerMillion: value }
    if ('hours' in known) return { hours: value }
  }
  if (typeof value === 'string' && 'word' in known) return { word: `${known.word.split('.')[0]}.${value}` }
  return null
}

/** Of an entry that is gone or has no name: the list it is in. */
function listOf(path: readonly string[], ofOwn: (key: OwnField) => string): string {
  const key = `field.${path[0]}`
  return path.length > 2 && lists.has(path[0] ?? '') && isOwn(key) ? ofOwn(key) : ''
}
const lists = new Set(['plays', 'products', 'coupons', 'couponCases', 'phases'])

function subjectOf(document: CampaignDocument, [top, index, third]: readonly string[], say: Say): string {
  if (top === 'partners') {
    const { partners } = document
    const tier = index === 'tiers' ? named(partners?.tiers ?? [], third) : undefined
    return tier?.name ?? partners?.name ?? ''
  }
  if (top === 'plays') return named(document.plays, index)?.name ?? ''
  const product = top === 'products' ? named(document.products, index) : undefined
  if (product) return nameIn(product, say.language)
  const phase = top === 'phases' ? named(document.phases, index) : undefined
  if (phase) return say.label('phase', phase.kind)
  if (top === 'coupons') return named(document.coupons, index)?.name ?? ''
  if (top === 'couponCases') return named(document.couponCases, index)?.name ?? ''
  return ''
}

/** An entry by its place, or by its id, which is how the audit names it. */
function named<T extends { id: string }>(list: readonly T[], key: string | undefined): T | undefined {
  return list.find(({ id }) => id === key) ?? list[Number(key)]
}

function marketIn(path: readonly string[]): Market | undefined {
  return markets.find((market) => path.includes(market))
}

function isMoney(path: readonly string[]): boolean {
  return !['units', 'uses', 'stock', 'perDay'].some((counted) => path.includes(counted))
}

function isRate(path: readonly string[]): boolean {
  return ['firstCut', 'jitter', 'rate', 'burnPerHour', 'completionRate'].includes(path.at(-1) ?? '')
}

function nameOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
    ? value.name
    : null
}
