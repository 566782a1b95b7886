import type { CampaignDocument, CampaignProduct } from '#domain/campaign/document.ts'
import { runningVersion, type CampaignRecord } from '#domain/campaign/record.ts'
import { categories, type Category } from '#domain/catalogue/categories.ts'
import { checkProgramme } from '#domain/partners/checks.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import type { Instant } from '#domain/time.ts'

/**
 * The partner programme that results are worked out by: of the version that runs, else of the one published last; of a
 * campaign that was never published the draft's, if it is free of errors. Null where there is none. `version` is null for
 * a draft's.
 */
export function programmeInForce(
  record: CampaignRecord,
  now: Instant,
): { programme: PartnerProgramme | null; products: CampaignProduct[]; version: number | null } {
  const published = runningVersion(record, now) ?? record.versions.at(-1)
  const { partners: programme, products }: CampaignDocument = published?.document ?? record.document
  return { programme: soundProgramme(programme), products, version: published?.number ?? null }
}

/** A programme that could pay somebody; null of one with errors. */
export function soundProgramme(programme: PartnerProgramme | null): PartnerProgramme | null {
  if (programme === null) return null
  return checkProgramme(programme, '/partners').every(({ severity }) => severity !== 'error') ? programme : null
}

/** The category that each product earns in; those of a category that no rates are set for are left out. */
export function categoriesOf(products: readonly CampaignProduct[]): Map<string, Category> {
  return new Map(
    products.flatMap(({ id, category }) => {
      const known = categories.find((one) => one === category)
      return known === undefined ? [] : [[id, known] as const]
    }),
  )
}
