import { client } from '#api/api.ts'
import { apiErrorOf } from '#api/problem.ts'
import { campaignDocumentSchema, type CampaignDocument } from '#domain/campaign/document.ts'
import { pointerTo } from '#domain/finding.ts'
import type { SaveAnswer } from './draftStore.ts'

/** A revision as the contract's ETag. */
export const etagOf = (revision: number): string => `"${revision}"`

const unreachable = new Set(['offline', 'unreadable', 'storeDown', 'overloaded', 'internal'])

/** Sends one revision of the draft. Every outcome is an answer; nothing is thrown for what a network can do. */
export async function saveCampaign(id: string, document: CampaignDocument, revision: number): Promise<SaveAnswer> {
  const checked = campaignDocumentSchema.safeParse(document)
  if (!checked.success)
    return { kind: 'invalid', pointers: checked.error.issues.map(({ path }) => pointerTo(...path.map(String))) }
  try {
    const campaign = await client.campaigns.save({
      params: { id },
      headers: { 'if-match': etagOf(revision) },
      body: { document },
    })
    return { kind: 'saved', campaign }
  } catch (thrown) {
    const error = apiErrorOf(thrown)
    if (error.code === 'staleRevision') return readTheirs(id)
    if (unreachable.has(error.code)) return { kind: 'offline' }
    if (error.code === 'invalid')
      return { kind: 'invalid', pointers: error.errors.map(({ pointer }) => pointer.replace(/^\/document/, '')) }
    return { kind: 'refused', code: error.code }
  }
}

async function readTheirs(id: string): Promise<SaveAnswer> {
  try {
    return { kind: 'stale', theirs: await client.campaigns.read({ id }) }
  } catch {
    return { kind: 'offline' }
  }
}
