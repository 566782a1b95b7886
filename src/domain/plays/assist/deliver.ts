import { newHelpersNeeded } from './helpers.ts'
import type { Assist } from './schema.ts'

/** What a storefront counts by beside the configuration: how many of the friends must be new. */
export function deliverAssist(play: Assist) {
  return { newHelpers: newHelpersNeeded(play) }
}
