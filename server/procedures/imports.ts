import type { Import } from '#contract/imports.ts'
import { refTo } from '../auth/authorize.ts'
import { fail } from '../http/problem.ts'
import { beginImport, carryOn, checkMapping } from '../imports/imports.ts'
import { shapeOf } from '../imports/takeRows.ts'
import type { StoredImport } from '../stores/ports/imports.ts'
import { audited } from '../audit/audited.ts'
import { nowOf, os } from './base.ts'
import { once } from './once.ts'

const list = os.imports.list.handler(async ({ context }) => {
  const imports = await context.parts.stores.read((s) => s.imports.list())
  return { items: imports.map(shown) }
})

const create = os.imports.create.handler(({ context, input, path }) => {
  const { body } = input
  checkMapping(body)
  const actor = refTo(context.actor)
  return once({ context, path, key: input.headers['idempotency-key'], body }, async (s) => {
    const { stored, isNew } = await beginImport(s, { ...body, startedBy: actor }, context.parts)
    if (isNew)
      await audited(s, {
        at: nowOf(context),
        actor,
        action: 'import.create',
        object: { type: 'import', id: stored.id, name: stored.fileName },
        after: { fileHash: stored.fileHash, totalRows: stored.totalRows, mapping: body.mapping },
      })
    return shown(stored)
  })
})

const read = os.imports.read.handler(async ({ context, input }) =>
  shown((await context.parts.stores.read((s) => s.imports.get(input.id))) ?? fail('notFound')),
)

const rows = os.imports.rows.handler(async ({ context, input }) => {
  const stored = await carryOn(context.parts, input.id, input.from, input.rows)
  context.parts.forwarder.wake()
  return shown(stored)
})

const rejected = os.imports.rejected.handler(({ context, input }) =>
  context.parts.stores.read(async (s) => {
    if (!(await s.imports.get(input.id))) fail('notFound')
    return s.imports.rejected(input.id, { cursor: input.cursor, limit: input.limit ?? 100 })
  }),
)

export const imports = { list, create, read, rows, rejected }

function shown(stored: StoredImport): Import {
  const { id, fileName, fileHash, totalRows, nextRow, events, duplicates, rejected: refused } = stored
  const { startedBy, startedAt, finishedAt } = stored
  const { mapping } = shapeOf(stored)
  return {
    id,
    fileName,
    fileHash,
    mapping,
    totalRows,
    nextRow,
    events,
    duplicates,
    rejected: refused,
    startedBy,
    startedAt,
    finishedAt,
  }
}
