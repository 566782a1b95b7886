import { bargain } from './bargain/bargain.ts'
import { groupBuy } from './groupBuy/groupBuy.ts'
import type { PlayDefinition } from './play.ts'
import type { Play, PlayKind } from './schema.ts'

/** Every play the console knows. A new play adds one line. */
const definitions: { [K in PlayKind]: PlayDefinition<Extract<Play, { kind: K }>> } = {
  groupBuy,
  bargain,
}

/** What a play's kind gives, for a play of that kind. */
export function definitionOf<P extends Play>(play: P): PlayDefinition<P> {
  // The record above ties each kind to its own type; TypeScript cannot follow that through an index.
  return definitions[play.kind] as unknown as PlayDefinition<P>
}

/** What a kind gives before there is a play: to make the first one. */
export function definitionFor<K extends PlayKind>(kind: K): PlayDefinition<Extract<Play, { kind: K }>> {
  return definitions[kind]
}
