/** A campaign as the server shows it to its manager, for tests of the console. */
import type { Campaign } from '#contract/campaignShapes.ts'
import { campaignMoves } from '#domain/campaign/lifecycle.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'

export function openCampaign(document: CampaignDocument, given: Partial<Campaign> = {}): Campaign {
  const mandy = { id: 'mandy', name: 'Mandy Lau' }
  return {
    id: 'double-11',
    revision: 1,
    document,
    hash: 'hash',
    status: 'draft',
    review: { state: 'draft', sentBack: null },
    draftDiffers: true,
    owner: mandy,
    authors: [mandy],
    createdAt: '2026-10-01T00:00:00.000Z',
    updatedAt: '2026-10-01T00:00:00.000Z',
    updatedBy: mandy,
    running: null,
    scheduled: null,
    pause: null,
    pendingRollback: null,
    endedAt: null,
    archivedAt: null,
    moves: Object.fromEntries(campaignMoves.map((move) => [move, { allowed: true }])) as Campaign['moves'],
    ...given,
  }
}
