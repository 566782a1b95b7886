/** A page of a list. `total` counts what the filters match, over all pages; `nextCursor` is null on the last one. */
export type Page<T> = { items: T[]; nextCursor: string | null; total: number }

/** Where a page starts, by a cursor of the page before, and how many rows it holds. A strange cursor throws `BadCursor`. */
export type PageRequest = { cursor?: string | undefined; limit: number }
