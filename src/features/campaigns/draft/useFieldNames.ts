import { useTranslation } from 'react-i18next'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { describeCoupon } from '#domain/coupons/describe.ts'
import { productPart } from '#domain/campaign/diffParts.ts'
import { pathOf } from '#domain/campaign/pointer.ts'
import type { Fact } from '#domain/fact.ts'
import { pointerTo } from '#domain/finding.ts'
import { marketFacts, markets, type Language, type Market } from '#domain/market.ts'
import { describeProgramme, describeTier } from '#domain/partners/describe.ts'
import { nameIn } from '#domain/named.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Statement } from '#domain/speech/speech.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'

/** Names a field of the document and writes its value in the reader's words, from its pointer alone. */
export function useFieldNames(document: CampaignDocument) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()

  const fieldOf = (pointer: string): string => {
    const path = pathOf(pointer)
    const market = marketIn(path)
    const row = rowOf(document, path)
    const words = [
      subjectOf(document, path, say.language),
      row ? say.statement(row) : fieldKey(path, document, (key) => (isField(key) ? t(key) : say.statement({ key }))),
    ]
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
    if (typeof value === 'number') return format.number(value)
    if (typeof value === 'boolean') return say.fact(value)
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? say.fact({ at: value }) : value
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
    return nameOf(value) ?? JSON.stringify(value)
  }

  return { fieldOf, valueOf }
}

/** Fields outside the plays whose name in the dictionaries is not "part.field". */
const namedOtherwise: Record<string, string> = {
  budget: 'campaign.budget',
  millionths: 'campaign.exchangeRate',
  into: 'campaign.reportingCurrency',
  holdoutPercent: 'campaign.holdout',
}

/** Parts of the document that the rules state no single fact about. */
const parts = [
  'field.ladder',
  'field.plays',
  'field.products',
  'field.phases',
  'field.coupons',
  'field.couponCases',
  'field.acceptedWarnings',
  'field.measured',
] as const

function isField(key: string): key is (typeof parts)[number] {
  return parts.some((part) => part === key)
}

function fieldKey(path: readonly string[], document: CampaignDocument, say: (key: string) => string): string {
  const names = path.filter(
    (part, at) => !/^\d+$/.test(part) && !(at === 1 && isListed(path[0])) && !markets.some((market) => market === part),
  )
  const field = names.at(-1) ?? ''
  const [top, index] = path
  if (top === 'measured') return say('field.measured')
  const kind = top === 'plays' ? named(document.plays, index)?.kind : undefined
  const part =
    { plays: 'play', products: 'product', phases: 'phase', coupons: 'coupons', partners: 'partners' }[top ?? ''] ??
    'campaign'
  const candidates = [
    (kind === undefined && top !== 'partners' ? namedOtherwise[field] : undefined) ??
      (isField(`field.${field}`) ? `field.${field}` : undefined),
    `${kind}.${field}`,
    `${part}.${field}`,
  ].filter((key) => key !== undefined)
  // A key nobody has words for comes back as it was.
  return candidates.map((key) => ({ key, said: say(key) })).find(({ key, said }) => said !== key)?.said ?? field
}

/** The row in which a play, a coupon or the partners describe the field, which names it and shows what it is counted in. */
function rowOf(document: CampaignDocument, path: readonly string[]): Statement | undefined {
  const [top, index, ...field] = path
  if (top === 'partners') return partnerRowOf(document, path.slice(1))
  if (field.length === 0) return undefined
  const at = pointerTo(...field)
  return factsOf(document, top, index).find(({ pointer }) => pointer === at)
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
  const at = pointerTo(...(tier === undefined ? path : path.slice(2)))
  return rows.find(({ pointer }) => pointer === at)
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

/** Lists whose entries the audit names by their ids. */
function isListed(top: string | undefined): boolean {
  return ['plays', 'products', 'phases', 'coupons', 'couponCases', 'acceptedWarnings'].includes(top ?? '')
}

function subjectOf(document: CampaignDocument, [top, index, third]: readonly string[], language: Language): string {
  if (top === 'partners') {
    const { partners } = document
    const tier = index === 'tiers' ? named(partners?.tiers ?? [], third) : undefined
    return tier?.name ?? partners?.name ?? ''
  }
  if (top === 'plays') return named(document.plays, index)?.name ?? ''
  const product = top === 'products' ? named(document.products, index) : undefined
  if (product) return nameIn(product, language)
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
