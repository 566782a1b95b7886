import { z } from 'zod'
import { factSchema } from './fact.ts'

export const severities = ['error', 'warning'] as const
export type Severity = (typeof severities)[number]

const remedySchema = z.object({ pointer: z.string(), value: z.json() })

/**
 * Something about a campaign that its people must know before shoppers meet it.
 *
 * An `error` stops review. A `warning` needs a reason from the author, which the approver reads.
 * `pointer` is a JSON pointer into the campaign document and names the field. `fix`, where there is an obvious one,
 * is a value for a field, offered as a button; `insist` is one for a field by which people say that what was found is meant. `id` stays the same while list items move, and changes when what the
 * finding says changes: a reason given for one is not carried over to another.
 */
export const findingSchema = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(severities),
  pointer: z.string(),
  data: z.record(z.string(), factSchema),
  fix: remedySchema.optional(),
  insist: remedySchema.optional(),
})
export type Finding = z.infer<typeof findingSchema>

/** A finding before the campaign's checks have given it its id. */
export type FindingDraft = Omit<Finding, 'id'>

/** The JSON pointer (RFC 6901) of a path into a document. */
export function pointerTo(...path: (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
