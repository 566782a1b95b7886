/** Rows to fill stores with; each says only what its case is about. */
import type { AuditEntry } from '#server/stores/ports/audit.ts'
import type { CampaignListing, StoredCampaign } from '#server/stores/ports/campaigns.ts'
import type { User } from '#server/stores/ports/people.ts'
import { now } from './engines.ts'

export const user = (given: Partial<User> = {}): User => ({
  id: 'u1',
  email: 'mei@example.com',
  name: 'Mei',
  role: 'manager',
  active: true,
  passwordHash: 'hash',
  language: 'zh-HK',
  createdAt: now,
  lastSeenAt: null,
  revision: 1,
  ...given,
})

export const campaign = (given: Partial<StoredCampaign> = {}): StoredCampaign => ({
  id: 'c1',
  revision: 1,
  record: '{"id":"c1"}',
  ...given,
})

export const listing = (given: Partial<CampaignListing> = {}): CampaignListing => ({
  name: 'Double 11',
  searchText: '',
  review: 'draft',
  markets: ['HK', 'TW'],
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-12T00:00:00.000Z',
  phases: [
    {
      id: 'main',
      kind: 'main',
      markets: ['HK', 'TW'],
      window: { from: '2026-11-01T00:00:00.000Z', to: '2026-11-12T00:00:00.000Z' },
    },
  ],
  ownerId: 'u1',
  updatedAt: now,
  plays: 2,
  errors: 0,
  warnings: 1,
  currency: 'HKD',
  budget: 500_000_00,
  worst: 9_007_199_254_740_991,
  expected: 200_000_00,
  stages: [{ from: now, status: 'draft', draftDiffers: true }],
  ...given,
})

export const entry = (given: Partial<AuditEntry> = {}): AuditEntry => ({
  at: now,
  actor: { id: 'u1', name: 'Mei' },
  action: 'campaign.save',
  object: { type: 'campaign', id: 'c1', name: 'Double 11' },
  before: 'null',
  after: '{"name":"雙11 🎄"}',
  ...given,
})
