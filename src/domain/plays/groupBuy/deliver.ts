/** Nothing: a group buy's configuration, its ladder among it, is all that a storefront needs. */
export function deliverGroupBuy(): Record<string, never> {
  return {}
}
