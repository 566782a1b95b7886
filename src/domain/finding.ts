import { z } from 'zod'

export const severities = ['error', 'warning'] as const
export type Severity = (typeof severities)[number]

/** What a sentence about a finding is filled with. Amounts carry their currency; the console writes them. */
export const factSchema = z.union([
  z.string(),
  z.number(),
  z.object({ amount: z.int(), currency: z.enum(['HKD', 'TWD', 'CNY']) }),
])
export type Fact = z.infer<typeof factSchema>

/**
 * Something about a campaign that its people must know before shoppers meet it.
 *
 * An `error` stops review. A `warning` needs a reason from the author, which the approver reads.
 * `pointer` is a JSON pointer into the campaign document and names the field. `fix`, where there is an obvious one,
 * is a value for a field, offered as a button.
 */
export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(severities),
  pointer: z.string(),
  data: z.record(z.string(), factSchema),
  fix: z.object({ pointer: z.string(), value: z.json() }).optional(),
})
export type Finding = z.infer<typeof findingSchema>

/** The JSON pointer (RFC 6901) of a path into a document. */
export function pointerTo(...path: (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
