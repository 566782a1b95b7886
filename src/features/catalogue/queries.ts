import { api } from '#api/api.ts'
import { parseAsString, parseAsStringLiteral } from 'nuqs'

/** The whole catalogue: some 3,000 products at most, narrowed down here. */
export const catalogueQuery = () => api.catalogue.list.queryOptions()

export const catalogueSorts = ['name', 'price', 'margin', 'stock'] as const

export const catalogueSearch = {
  q: parseAsString.withDefault(''),
  category: parseAsString,
  show: parseAsStringLiteral(['selling', 'retired', 'all'] as const).withDefault('selling'),
  sort: parseAsStringLiteral([...catalogueSorts, ...catalogueSorts.map((sort) => `-${sort}` as const)]).withDefault(
    'name',
  ),
}

export type CatalogueSearch = {
  q: string
  category: string | null
  show: 'selling' | 'retired' | 'all'
  sort: (typeof catalogueSorts)[number] | `-${(typeof catalogueSorts)[number]}`
}
