import { again, type Patience } from '#api/again.ts'
import type { Client } from '#api/client.ts'
import type { CodeBatch } from '#contract/codes.ts'
import type { CodeOwner } from '#domain/campaign/codePlaces.ts'

/** What the server makes in one call, at most. */
const codesAtOnce = 5_000

type Making = {
  codes: Pick<Client['codes'], 'create' | 'next'>
  campaignId: string
  owner: CodeOwner
  /** Keeps a batch that was begun twice, because its answer was lost, one batch. */
  key: string
  onProgress: (batch: CodeBatch) => void
} & Patience

/**
 * Makes a batch of codes and receives them, piece by piece: a text for each, one code a line. They exist nowhere else, and
 * are good for nothing until the batch is issued. Stops after the piece under way where it is told to.
 *
 * @returns null where it was stopped before there was a batch
 */
export async function makeBatch(making: Making): Promise<{ batch: CodeBatch; pieces: string[] } | null> {
  const { codes, campaignId: id, owner, key, signal, onProgress, wait } = making
  const patience = { signal, wait }
  const headers = { 'idempotency-key': key }
  const begun = await again(() => codes.create({ params: { id }, headers, body: { owner } }), patience)
  if (begun === null) return null
  let batch = begun
  onProgress(batch)
  const pieces: string[] = []
  while (batch.made < batch.count && !signal.aborted) {
    const asked = { from: batch.made, count: Math.min(codesAtOnce, batch.count - batch.made) }
    const params = { id, batchId: batch.id }
    // Where an answer is lost the same place is asked for again, and filled with other codes.
    const next = await again(() => codes.next({ params, body: asked }), patience)
    if (next === null) break
    pieces.push(`${next.codes.join('\r\n')}\r\n`)
    batch = next.batch
    onProgress(batch)
  }
  return { batch, pieces }
}
