import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CouponRule, Effect } from '#domain/coupons/schema.ts'
import type { Language } from '#domain/market.ts'
import { useFieldNames } from '#features/campaigns/draft/useFieldNames.ts'
import { everything, only, rule } from '../../unit/domain/coupons/builders.ts'
import {
  bargain,
  campaign,
  checkIn,
  groupBuy,
  lottery,
  prizeIn,
  redPacket,
} from '../../unit/domain/support/builders.ts'
import { programme } from '../../unit/domain/support/partnerBuilders.ts'
import { assist, flashSale, miniGame, reservation } from '../../unit/domain/support/playBuilders.ts'
import { renderInConsole } from '../render.tsx'

const money = { HK: 1_000 }
const effects: Effect[] = [
  { type: 'amount', amount: money },
  { type: 'percent', rate: 1_500, cap: money },
  { type: 'fixedPrice', price: money },
  { type: 'free' },
  { type: 'spendSteps', steps: [{ spend: money, amount: money }] },
  { type: 'spendRates', steps: [{ spend: money, rate: 500 }], cap: money },
  { type: 'quantityRates', steps: [{ quantity: 2, rate: 500 }], cap: money },
  { type: 'everySpend', spend: money, amount: money, atMost: 3 },
  { type: 'everyQuantity', quantity: 2, amount: money, atMost: 3 },
  { type: 'nthItem', n: 2, rate: 5_000, which: 'cheapest', atMost: 3 },
  { type: 'gift', productId: 'phone', quantity: 1 },
]
const obtained: CouponRule['obtained'][] = [
  { type: 'claimed', validHours: 24 },
  { type: 'sharedCode', code: '雙11' },
  { type: 'uniqueCodes', count: 100, groups: 3 },
]
const scope = { ...only({ products: ['phone'], categories: ['phones'] }), skipDiscounted: true }

/** Every effect, and on each rule every condition and limit. */
const coupons = effects.map((effect, k) =>
  rule(effect, {
    id: `rule-${k}`,
    name: '券',
    group: '組',
    obtained: obtained[k % obtained.length]!,
    combinesWith: { type: 'listed', groups: ['組'], rules: ['rule-0'] },
    scope,
    conditions: {
      purchases: [
        { type: 'spend', id: 'spent', minimum: money, measuredOn: 'full', scope },
        { type: 'quantity', id: 'bought', minimum: 2, scope: everything },
      ],
      segments: ['sharer'],
      firstOrder: true,
      channels: ['app'],
      phases: ['main'],
      hours: { fromMinute: 0, toMinute: 60 },
      playOutcome: { plays: ['bargain'], outcome: 'completed' },
    },
    belowCostMeant: { HK: [900] },
    limits: { uses: { HK: 5 }, budget: money, perPerson: 1, perDay: 2, perPersonPerDay: 1 },
  }),
)

const couponCases: CampaignDocument['couponCases'] = [
  {
    id: 'kept',
    name: '例',
    cart: {
      currency: 'HKD',
      lines: [
        {
          id: 'line',
          product: 'phone',
          category: 'phones',
          unitPrice: 1,
          quantity: 1,
          minPrice: 1,
          discounted: true,
        },
      ],
      shipping: 10,
    },
    context: {
      market: 'HK',
      channel: 'app',
      at: '2026-11-11T04:00:00.000Z',
      phase: 'main',
      segment: 'sharer',
      firstOrder: true,
      outcomes: [{ play: 'bargain', outcome: 'completed' }],
      codes: ['碼'],
      held: [{ rule: 'rule-0', since: '2026-11-11T04:00:00.000Z' }],
      usage: { 'rule-0': { used: 1, usedToday: 1, usedByPerson: 1, usedByPersonToday: 1, spent: 1 } },
    },
    mode: 'best',
    expected: { payable: 1, applied: [{ rule: 'rule-0', amount: 1 }], notApplied: [] },
    returned: { policy: 'keep', shippingBack: true, parcels: [[{ line: 'line', quantity: 1 }]], paidBack: [1] },
  },
]

const given = programme({ name: '夥伴', filingReference: { TW: '字號' }, ceiling: { HK: 3_000 } })
const partners = {
  ...given,
  membership: { productId: 'phone', reward: money },
  recruitReward: money,
  joining: { ...given.joining, entryFee: money },
  tiers: given.tiers.map((tier, k) => ({
    ...tier,
    name: '級',
    rates: { ...tier.rates, categories: { phones: { own: 1, level1: 2, level2: 3 } } },
    privileges: [
      { type: 'coupon' as const, id: `coupon-${k}`, couponId: 'rule-0' },
      { type: 'prize' as const, id: `prize-${k}`, name: '獎', value: money, units: { HK: 1 } },
      { type: 'identity' as const, id: `title-${k}`, name: '稱' },
    ],
  })),
}

const held = campaign()
const plays = [
  bargain(),
  groupBuy(),
  redPacket(),
  checkIn(),
  lottery({ prizes: [prizeIn('HK', { name: '獎' })] }),
  assist(),
  flashSale(),
  miniGame(),
  reservation(),
].map((play, k) => ({ ...play, id: `play-${k}`, name: '玩' }))
const document: CampaignDocument = {
  ...held,
  name: '活動',
  products: held.products.map((product) => ({ ...product, name: '品', names: { en: '品', 'zh-TW': '品' } })),
  measured: { campaignId: 'before', event: '去年', rates: { startRate: 500 }, cases: { startRate: 80 } },
  plays,
  coupons,
  couponCases,
  partners,
  acceptedWarnings: [{ finding: 'f', code: 'c', pointer: '/p', reason: '因' }],
}

/** Every leaf as findings and conflicts point to it, by places in lists. */
function leaves(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return [pointer, ...Object.entries(value).flatMap(([key, entry]) => leaves(entry, `${pointer}/${key}`))].filter(
    (one) => one !== '',
  )
}

/** The same as the audit keeps it: entries of lists under their ids. */
function byId(value: unknown): unknown {
  if (Array.isArray(value)) {
    const named = value.filter((entry) => typeof entry === 'object' && entry !== null && 'id' in entry)
    if (value.length === 0 || named.length < value.length) return value
    return Object.fromEntries(named.map((entry: { id: string }) => [entry.id, byId(entry)]))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, byId(entry)]))
}

function Names({ of: known, pointers }: { of: CampaignDocument; pointers: readonly string[] }) {
  const { fieldOf } = useFieldNames(known)
  return <pre data-testid="names">{pointers.map((pointer) => `${pointer}\t${fieldOf(pointer)}`).join('\n')}</pre>
}

async function namesOf(known: CampaignDocument, pointers: readonly string[], language: Language) {
  const { unmount } = await renderInConsole(<Names of={known} pointers={pointers} />, { language })
  const text = screen.getByTestId('names').textContent ?? ''
  unmount()
  return text.split('\n').map((line) => line.split('\t') as [pointer: string, name: string])
}

const inAudit = leaves(byId(document))
/** What the document was before everything in it was taken out: names must do without it. */
const emptied = { ...held, phases: [], products: [], plays: [], coupons: [], couponCases: [], partners: null }

it.each(['zh-TW', 'zh-HK', 'zh-CN'] as const)(
  'no field of a campaign is called by a raw word in %s',
  async (language) => {
    const names = [
      ...(await namesOf(document, leaves(document), language)),
      ...(await namesOf(document, inAudit, language)),
      ...(await namesOf(emptied, inAudit, language)),
    ]
    expect(names.length).toBeGreaterThan(2_000)
    const raw = names.filter(([, name]) => /[a-z{]/i.test(name.replace('（App）', '')))
    expect(raw).toEqual([])
  },
)

it('only an entry, and the field that says which one it is, goes by the name of the entry alone', async () => {
  const names = await namesOf(document, [...leaves(document), ...inAudit], 'en')
  const bare = names.filter(([, name]) => ['', '券', '例', '夥伴', '級', '玩', '品'].includes(name))
  expect(bare.filter(([pointer]) => !/^\/\w+\/[\w-]+$|\/id$/.test(pointer))).toEqual([])
})
