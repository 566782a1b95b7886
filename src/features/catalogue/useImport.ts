import { useState } from 'react'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { useProblemText } from '#components/useProblemText.ts'
import type { CatalogueProduct } from '#contract/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { newKey } from '#lib/idempotency.ts'
import { readProducts, type ReadRow } from './productTable.ts'

type Faulty = Extract<ReadRow, { fault: string }>

export type ImportState =
  | { step: 'idle' }
  | { step: 'read'; products: readonly Product[]; faults: readonly Faulty[]; added: number }
  | { step: 'running'; done: number; whole: number }
  | { step: 'done'; done: number; failed: readonly { id: string; sentence: string }[] }

/** Reads a file and writes its products one after the other, so that each succeeds or fails by itself. */
export function useImport(existing: readonly CatalogueProduct[]) {
  const say = useProblemText()
  const [state, setState] = useState<ImportState>({ step: 'idle' })
  const known = new Map(existing.map((product) => [product.id, product]))

  const read = async (file: File) => {
    const { default: papa } = await import('papaparse')
    const { data } = papa.parse<Record<string, string>>((await file.text()).replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: 'greedy',
    })
    const rows = readProducts(data)
    const products = rows.flatMap((row) => ('product' in row ? [row.product] : []))
    setState({
      step: 'read',
      products,
      faults: rows.filter((row): row is Faulty => 'fault' in row),
      added: products.filter((product) => !known.has(product.id)).length,
    })
  }

  const run = async () => {
    if (state.step !== 'read') return
    const { products } = state
    const failed: { id: string; sentence: string }[] = []
    for (const [index, product] of products.entries()) {
      setState({ step: 'running', done: index, whole: products.length })
      try {
        await write(product, known.get(product.id))
      } catch (error) {
        failed.push({ id: product.id, sentence: say(error) })
      }
    }
    await queryClient.invalidateQueries({ queryKey: api.catalogue.key() })
    setState({ step: 'done', done: products.length - failed.length, failed })
  }

  return { state, read, run: () => void run() }
}

function write(product: Product, before: CatalogueProduct | undefined) {
  if (!before) return api.catalogue.create.call({ headers: { 'idempotency-key': newKey() }, body: product })
  const { id, ...body } = product
  return api.catalogue.update.call({ params: { id }, headers: { 'if-match': `"${before.revision}"` }, body })
}
