import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Market } from '#domain/market.ts'
import type { Play } from '#domain/plays/schema.ts'
import { fieldsIn, type FieldNote } from '#lib/fields.ts'

/** What every play's editor is given. It knows no draft and no server: a play in, a changed play out. */
export type EditorProps<P extends Play> = {
  play: P
  campaign: CampaignDocument
  /** Whose prices are in view; always one of the play's markets. */
  market: Market
  onChange: (play: P) => void
  /** What the checks say about a field, by its pointer inside the play. */
  note: (pointer: string) => FieldNote
  /** The play's own pointer in the document. */
  base: string
  disabled: boolean
}

/** What a preview and the figures at the side are given. */
export type ViewProps<P extends Play> = { play: P; campaign: CampaignDocument; market: Market }

/** Binds fields to places in the play, so that an editor names each place once. */
export function fieldsOf<P extends Play>({ play, ...props }: EditorProps<P>) {
  return fieldsIn({ ...props, value: play })
}
