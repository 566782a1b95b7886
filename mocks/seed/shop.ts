import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Role } from '#domain/access.ts'
import type { EpochMs } from '#domain/time.ts'
import { createCookieJar, createTransport, type Send } from '../transport.ts'
import { callerOf, type Caller } from './http.ts'
import { personOf, samplePeople } from './people.ts'
import { sampleProducts } from './products.ts'

/** What a sample is made on: the app itself, and a clock that is moved through the sample's past. */
export type Ground = {
  send: Send
  origin: string
  clock: { set(at: EpochMs): void }
  /** One-time token for the first administrator. */
  setupToken: string
  passwordOf(role: Role): string
}

/** A shop with its people and storefront keys, and a way to act as each. */
export type Shop = {
  ground: Ground
  /** Signs in afresh: a session does not outlive a jump of the clock. */
  as(role: Role): Promise<Caller>
  eventsKey: string
  deliveryKey: string
}

/** Makes the administrator, the other four people, and one key of each scope, as a real shop would begin. */
export async function openShop(ground: Ground): Promise<Shop> {
  const { send, origin, passwordOf } = ground
  const administrator = personOf('administrator')
  const first = callerOf(createTransport(send, origin), origin)
  await first.send('POST', `/api/setup/${ground.setupToken}`, {
    name: administrator.name,
    email: administrator.email,
    password: passwordOf('administrator'),
  })
  for (const { role, name, email } of samplePeople) {
    if (role !== 'administrator')
      await first.send('POST', '/api/people', { role, name, email, password: passwordOf(role) })
  }
  const keyFor = async (scope: string, name: string) =>
    (await first.send<{ secret: string }>('POST', '/api/keys', { scope, name })).secret
  return {
    ground,
    as: (role) => signIn(ground, role),
    eventsKey: await keyFor('events', 'Storefront, events'),
    deliveryKey: await keyFor('delivery', 'Storefront, rules'),
  }
}

export async function stockShop(shop: Shop): Promise<void> {
  const manager = await shop.as('manager')
  for (const product of sampleProducts) await manager.send('POST', '/api/catalogue', product)
}

type Campaign = { id: string; revision: number; hash: string; document: CampaignDocument }

/** A draft from a template, finished by `complete`. */
export async function draftCampaign(
  manager: Caller,
  from: { template: 'double11' | 'christmas'; name: string; markets: readonly string[]; firstDay: string },
  complete: (document: CampaignDocument) => CampaignDocument,
): Promise<Campaign> {
  const begun = await manager.send<Campaign>('POST', '/api/campaigns', from)
  return saveCampaign(manager, begun, complete(begun.document))
}

/** Answers every warning, has the approver approve, and publishes for a moment (`null`: now). */
export async function putLive(shop: Shop, draft: Campaign, at: string | null): Promise<Campaign> {
  const manager = await shop.as('manager')
  const { findings } = await manager.get<{ findings: Warning[] }>(`/api/campaigns/${draft.id}/checks`)
  const answered = await saveCampaign(manager, draft, {
    ...draft.document,
    acceptedWarnings: findings
      .filter(({ severity }) => severity === 'warning')
      .map(({ id, code, pointer }) => ({ finding: id, code, pointer, reason: 'Sample: known and accepted.' })),
  })
  const submitted = await move(manager, answered, 'submit', { note: 'Sample: ready for review.' })
  const approver = await shop.as('approver')
  const approved = await move(approver, submitted, 'approve', {
    hash: submitted.hash,
    note: '',
    acceptsOverBudget: true,
  })
  return move(approver, approved, 'publish', { at })
}

type Warning = { id: string; code: string; severity: string; pointer: string }

const saveCampaign = (manager: Caller, campaign: Campaign, document: CampaignDocument) =>
  manager.send<Campaign>('PUT', `/api/campaigns/${campaign.id}`, { document }, { 'if-match': `"${campaign.revision}"` })

const move = (caller: Caller, campaign: Campaign, name: string, body: unknown) =>
  caller.send<Campaign>('POST', `/api/campaigns/${campaign.id}/${name}`, body, { 'if-match': `"${campaign.revision}"` })

export async function signIn(ground: Ground, role: Role, jar = createCookieJar()): Promise<Caller> {
  const caller = callerOf(createTransport(ground.send, ground.origin, jar), ground.origin)
  await caller.send('POST', '/api/session', { email: personOf(role).email, password: ground.passwordOf(role) })
  return caller
}
