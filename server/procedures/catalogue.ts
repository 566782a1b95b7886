import type { CatalogueProduct } from '#contract/catalogue.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { refTo } from '../auth/authorize.ts'
import { fail } from '../http/problem.ts'
import type { StoredProduct } from '../stores/ports/catalogue.ts'
import { audited } from '../audit/audited.ts'
import { nowOf, os } from './base.ts'
import { once } from './once.ts'
import { etagOf, requireRevision } from './revision.ts'

const list = os.catalogue.list.handler(async ({ context }) => {
  const products = await context.parts.stores.read((s) => s.catalogue.list())
  return { items: products.map(shown) }
})

const create = os.catalogue.create.handler(({ context, input, path }) => {
  const now = nowOf(context)
  return once({ context, path, key: input.headers['idempotency-key'], body: input.body }, async (s) => {
    const stored = { id: input.body.id, revision: 1, updatedAt: now, product: canonicalText(input.body) }
    if (!(await s.catalogue.insert(stored))) fail('nameTaken', { errors: [{ pointer: '/id', code: 'nameTaken' }] })
    await audited(s, {
      at: now,
      actor: refTo(context.actor),
      action: 'product.create',
      object: { type: 'product', id: stored.id, name: nameOf(input.body) },
      after: input.body,
    })
    return shown(stored)
  })
})

const update = os.catalogue.update.handler(async ({ context, input }) => {
  const now = nowOf(context)
  const { id } = input.params
  const product: Product = { ...input.body, id }
  const stored = await context.parts.stores.transaction(async (s) => {
    const before = (await s.catalogue.get(id)) ?? fail('notFound')
    requireRevision(before.revision, input.headers['if-match'])
    const after: StoredProduct = { id, revision: before.revision + 1, updatedAt: now, product: canonicalText(product) }
    if (!(await s.catalogue.update(after, before.revision))) fail('staleRevision')
    await audited(s, {
      at: now,
      actor: refTo(context.actor),
      action: 'product.update',
      object: { type: 'product', id, name: nameOf(product) },
      before: JSON.parse(before.product),
      after: product,
    })
    return after
  })
  context.reply.set('etag', etagOf(stored.revision))
  return shown(stored)
})

export const catalogue = { list, create, update }

const shown = (stored: StoredProduct): CatalogueProduct => ({
  ...(JSON.parse(stored.product) as Product),
  revision: stored.revision,
  updatedAt: stored.updatedAt,
})

const nameOf = ({ id, name }: Product): string => Object.values(name)[0] ?? id
