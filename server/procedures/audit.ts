import { instantOf } from '#domain/time.ts'
import { os } from './base.ts'

const usualLimit = 50

const list = os.audit.list.handler(async ({ context, input }) => {
  const page = await context.parts.stores.read((s) =>
    s.audit.list({
      actorId: input.actor,
      action: input.action,
      objectId: input.object,
      from: input.from && instantOf(Date.parse(input.from)),
      to: input.to && instantOf(Date.parse(input.to)),
      cursor: input.cursor,
      limit: input.limit ?? usualLimit,
    }),
  )
  const items = page.items.map((row) => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }))
  return { ...page, items }
})

export const audit = { list }
