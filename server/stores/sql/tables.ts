import type { RevisionKind } from '../ports/campaigns.ts'
import type { Generated, Kysely } from 'kysely'
import type { CampaignStatus } from '#domain/campaign/statuses.ts'
import type { KeyScope } from '#contract/keys.ts'
import type { Role } from '#domain/access.ts'
import type { Language, Market } from '#domain/market.ts'
import type { Currency } from '#domain/money.ts'

/** Text, integer and bigint only: other types differ between SQLite and PostgreSQL. Yes and no are 1 and 0; moments are ISO texts in UTC. */
export type Tables = {
  users: {
    id: string
    email: string
    email_key: string
    name: string
    role: Role
    active: 0 | 1
    password_hash: string
    language: Language | null
    created_at: string
    last_seen_at: string | null
    revision: number
  }
  sessions: {
    token_hash: string
    user_id: string
    kind: 'person' | 'display'
    created_at: string
    last_active_at: string
    expires_at: string
  }
  attempts: {
    kind: 'account' | 'address'
    key: string
    failures: number
    last_at: string
    blocked_until: string | null
  }
  setup_token: { id: 1; token_hash: string; created_at: string }
  storefront_keys: {
    id: string
    name: string
    scope: KeyScope
    hint: string
    secret_hash: string
    created_at: string
    created_by: string | null
    last_used_at: string | null
    revoked_at: string | null
  }
  campaigns: {
    id: string
    revision: number
    record: string
    name: string
    name_key: string
    search_text: string
    review: 'draft' | 'inReview' | 'approved'
    /** Comma-separated. */
    markets: string
    /** '' where undated, so that both engines sort it first. */
    starts_at: string
    ends_at: string
    /** As JSON of the domain's shape. */
    phases: string
    owner_id: string
    updated_at: string
    plays: number
    errors: number
    warnings: number
    currency: Currency
    budget: number
    worst: number
    expected: number
  }
  campaign_stages: {
    campaign_id: string
    /** Included; '' is the beginning of time. */
    from_at: string
    /** Excluded; '~' is the end of time. */
    until_at: string
    status: CampaignStatus
    draft_differs: 0 | 1
  }
  campaign_revisions: {
    campaign_id: string
    revision: number
    document: string
    hash: string
    by_id: string
    at: string
    kind: RevisionKind
  }
  campaign_versions: { campaign_id: string; number: number; hash: string; document: string; facts: string }
  products: { id: string; revision: number; updated_at: string; product: string }
  audit: {
    number: number
    at: string
    actor_id: string | null
    actor_name: string | null
    action: string
    object_type: string
    object_id: string
    object_name: string | null
    before: string
    after: string
    hash: string
  }
  /** One row, taken by whoever adds to the chain. */
  audit_head: { id: 1; number: number; hash: string }
  idempotency: {
    actor_id: string
    key: string
    request_hash: string
    status: number
    body: string
    expires_at: string
  }
  ledger: { id: string; body_hash: string }
  outbox: { number: Generated<number>; received_at: string; events: number; body: string }
  quarantine: {
    id: string
    received_at: string
    event_id: string | null
    code: string
    pointer: string | null
    body: string
    source: string
  }
  imports: {
    id: string
    file_name: string
    file_hash: string
    mapping: string
    mapping_hash: string
    total_rows: number
    next_row: number
    events: number
    duplicates: number
    rejected: number
    started_by_id: string | null
    started_by_name: string | null
    started_at: string
    finished_at: string | null
  }
  import_orders: { import_id: string; key: string; customer: string; body: string }
  rejected_rows: { import_id: string; row: number; cells: string; column: string | null; code: string }
  snapshots: {
    market: Market
    number: number
    etag: string
    text: string
    made_at: string
    contents: string
  }
  code_batches: {
    id: string
    campaign_id: string
    owner_type: 'play' | 'coupon'
    owner_id: string
    /** Which batch of a play; empty for a coupon. */
    owner_part: string
    name: string
    count: number
    groups: number
    per_person: number | null
    state: 'making' | 'issued' | 'void'
    made: number
    created_at: string
    created_by_id: string
    created_by_name: string
    issued_at: string | null
    voided_at: string | null
  }
  codes: {
    hash: string
    batch_id: string
    position: number
    used_at: string | null
    used_by: string | null
    order_id: string | null
  }
  receptions: { key_id: string; market: Market; snapshot: number; etag: string; at: string }
  settings: { name: string; value: string }
}

export type Db = Kysely<Tables>

export const yes = (value: boolean): 0 | 1 => (value ? 1 : 0)
