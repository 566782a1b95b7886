import type { Minor } from '../money.ts'
import type { Cart, CartLine } from './cart.ts'
import type { Scope } from './schema.ts'

/**
 * A cart as the engine reads it. Lines stand in the order of their ids, so that what a tie is decided by is not the order
 * somebody put things into the cart.
 */
export type Basket = {
  lines: readonly CartLine[]
  /** Unit price times quantity. */
  full: readonly Minor[]
  /** What must stay of each line: its minimum price times quantity, at most its full price. */
  least: readonly Minor[]
  fee: Minor
}

/** What is still to be paid: per line of the basket, and for shipping. */
export type Remaining = { left: readonly Minor[]; fee: Minor }

export function basketOf(cart: Cart): Basket {
  const lines = [...cart.lines].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const full = lines.map(({ unitPrice, quantity }) => unitPrice * quantity)
  return {
    lines,
    full,
    least: lines.map(({ minPrice = 0, quantity }, k) => Math.min(full[k]!, minPrice * quantity)),
    fee: cart.shipping ?? 0,
  }
}

/** The lines that a scope holds, as their places: the first so many of them. */
export function linesIn(
  { include, exclude, skipDiscounted }: Scope,
  lines: readonly Pick<CartLine, 'product' | 'category' | 'discounted'>[],
  most = Number.POSITIVE_INFINITY,
): number[] {
  const included = include.type === 'all' ? null : listOf(include)
  const excluded = listOf(exclude)
  const places: number[] = []
  for (let k = 0; k < lines.length && places.length < most; k++) {
    const line = lines[k]!
    if (skipDiscounted && line.discounted === true) continue
    if ((included === null || holds(included, line)) && !holds(excluded, line)) places.push(k)
  }
  return places
}

type Names = { size: number; has: (name: string) => boolean }
type Listed = { products: Names; categories: Names }

function listOf(listed: { products: readonly string[]; categories: readonly string[] }): Listed {
  return { products: namesOf(listed.products), categories: namesOf(listed.categories) }
}

/** A few names are found faster by looking at each. */
function namesOf(names: readonly string[]): Names {
  return names.length > 8 ? new Set(names) : { size: names.length, has: (name) => names.includes(name) }
}

function holds(
  { products, categories }: Listed,
  { product, category }: Pick<CartLine, 'product' | 'category'>,
): boolean {
  return (
    (products.size > 0 && products.has(product)) ||
    (categories.size > 0 && category !== undefined && categories.has(category))
  )
}

/** What is left of some lines together. */
export function leftOf(places: readonly number[], left: readonly Minor[]): Minor {
  let total = 0
  for (const place of places) total += left[place]!
  return total
}
