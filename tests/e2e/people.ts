/** People of the end-to-end tests outside the browser: the console's own client over HTTP, signed in. */
import { createClient, type Client } from '#api/client.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { Role } from '#domain/access.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { on } from '../setup/campaigns.ts'
import type { TestServer } from '../setup/server.ts'
import { emailOf, expect, password } from './test.ts'

export async function clientOf(server: TestServer, role: Role): Promise<Client> {
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email: emailOf(role), password }),
  })
  if (!answer.ok) throw new Error(`signing in as ${role} answered ${answer.status}: ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return createClient(
    () => server.url,
    (input, init) => {
      const request = new Request(input, init)
      request.headers.set('cookie', cookie)
      request.headers.set('origin', server.url)
      return fetch(request)
    },
  )
}

/** Saves the document, gives a reason for each of the server's warnings, submits it, and has it approved. */
export async function approvedBy(
  people: { manager: Client; approver: Client },
  campaign: Campaign,
  document: CampaignDocument,
): Promise<Campaign> {
  const { manager, approver } = people
  const saved = await manager.campaigns.save(on(campaign, { document }))
  const { findings } = await manager.campaigns.checks({ id: campaign.id })
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`not ready: ${errors.map(({ code }) => code).join(', ')}`)
  const acceptedWarnings = findings.map(({ id, code, pointer }) => ({ finding: id, code, pointer, reason: 'Agreed.' }))
  const ready = await manager.campaigns.save(on(saved, { document: { ...document, acceptedWarnings } }))
  const submitted = await manager.campaigns.submit(on(ready, { note: '' }))
  return approver.campaigns.approve(on(submitted, { hash: submitted.hash, note: '', acceptsOverBudget: true }))
}

/** Waits until the event engine has all that was acknowledged: figures before that are of a moment ago. */
export async function countedBy(server: Pick<TestServer, 'url'>): Promise<void> {
  const waiting = async () => {
    const health = (await (await fetch(`${server.url}/health`)).json()) as { outbox: { events: number } }
    return health.outbox.events
  }
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
}
