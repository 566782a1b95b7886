import { z } from 'zod'
import type { CodeGroups } from '../codes.ts'
import { documentIdSchema } from '../plays/shared/blocks.ts'
import type { CampaignDocument } from './document.ts'
import type { CampaignRecord } from './record.ts'

/** What codes belong to: a batch of a reservation's priority codes, or a coupon rule with codes of its own. */
export const codeOwnerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('play'), playId: documentIdSchema, batchId: documentIdSchema }),
  z.strictObject({ type: z.literal('coupon'), couponId: documentIdSchema }),
])
export type CodeOwner = z.infer<typeof codeOwnerSchema>

/** A place in a document that codes may be made for, and how many. */
export type CodePlace = {
  owner: CodeOwner
  name: string
  count: number
  groups: CodeGroups
  /** Codes of this place that one person may use; `null` is no limit. */
  perPerson: number | null
}

/** Every place of a document that codes may be made for. */
export function codePlaces(document: CampaignDocument): CodePlace[] {
  const ofPlays = document.plays.flatMap((play): CodePlace[] =>
    play.kind === 'reservation'
      ? play.batches.map(({ id, name, count, groups, perPerson }) => ({
          owner: { type: 'play', playId: play.id, batchId: id },
          name,
          count,
          groups,
          perPerson,
        }))
      : [],
  )
  const ofCoupons = document.coupons.flatMap(({ id, name, obtained, limits }): CodePlace[] =>
    obtained.type === 'uniqueCodes'
      ? [
          {
            owner: { type: 'coupon', couponId: id },
            name,
            count: obtained.count,
            groups: obtained.groups,
            perPerson: limits.perPerson,
          },
        ]
      : [],
  )
  return [...ofPlays, ...ofCoupons]
}

/** The place of an owner in a document, if it has one. */
export function codePlaceOf(document: CampaignDocument, owner: CodeOwner): CodePlace | undefined {
  return codePlaces(document).find((place) => isSameOwner(place.owner, owner))
}

export function isSameOwner(a: CodeOwner, b: CodeOwner): boolean {
  if (a.type === 'play') return b.type === 'play' && a.playId === b.playId && a.batchId === b.batchId
  return b.type === 'coupon' && a.couponId === b.couponId
}

/**
 * What two people have agreed on: the draft while it is approved, else what was published last. Codes are made by this,
 * never by a draft. Null where nothing was agreed yet.
 */
export function agreedDocument(record: CampaignRecord): CampaignDocument | null {
  if (record.review.state === 'approved') return record.document
  return record.versions.at(-1)?.document ?? null
}
