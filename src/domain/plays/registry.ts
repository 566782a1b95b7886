import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact } from '../fact.ts'
import type { FindingDraft } from '../finding.ts'
import { plays } from './all.ts'
import type { PlayDefinition } from './play.ts'
import type { Play, PlayKind, PlayOf } from './schema.ts'
import { checkCommon } from './shared/checks.ts'

/** What a play's kind gives, for a play of that kind. */
export function definitionOf<P extends Play>(play: P): PlayDefinition<P> {
  // The list ties each kind to its own type; TypeScript cannot follow that through an index.
  return plays[play.kind] as unknown as PlayDefinition<P>
}

/** What a kind gives before there is a play: to make the first one. */
export function definitionFor<K extends PlayKind>(kind: K): PlayDefinition<PlayOf<K>> {
  return plays[kind] as unknown as PlayDefinition<PlayOf<K>>
}

/** Everything a play is checked for before review: what every play is, then what its own game asks. Never throws. */
export function checkPlay(play: Play, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const definition = definitionOf(play)
  const found = [...checkCommon(definition, play, campaign, pointer), ...definition.check(play, campaign, pointer)]
  return found.filter((one) => !waitsForProduct(one, found))
}

/** Prices and limits come with the product: to ask for each of them before there is one hides what to do first. */
const comeWithProduct: readonly string[] = ['play.priceMissing', 'cap.missing']

function waitsForProduct({ code, data }: FindingDraft, found: readonly FindingDraft[]): boolean {
  if (!comeWithProduct.includes(code)) return false
  return found.some(
    (other) =>
      other.code === 'play.noProduct' ||
      (other.code === 'play.productNotSoldHere' && isWordOf(other.data['market'], data['market'])),
  )
}

const isWordOf = (a: Fact | undefined, b: Fact | undefined): boolean =>
  typeof a === 'object' && typeof b === 'object' && 'word' in a && 'word' in b && a.word === b.word
