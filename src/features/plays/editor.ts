import { setAt } from '#domain/campaign/pointer.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Market } from '#domain/market.ts'
import type { Play } from '#domain/plays/schema.ts'

/** What stands beside a field: an error in place of its hint, or a hint. */
export type FieldNote = { error?: string; hint?: string }

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
export function fieldsOf<P extends Play>({ play, onChange, note, base, disabled }: EditorProps<P>) {
  return {
    /** Puts a value at a pointer inside the play; undefined takes it away. */
    set: (pointer: string, value: unknown) => onChange(setAt(play, pointer, value)),
    /** Props of a field that may be empty. */
    field: <T>(pointer: string, value: T, empty?: null) => ({
      value,
      disabled,
      onChange: (next: T | null) => {
        if (next !== null) onChange(setAt(play, pointer, next))
        else if (empty === null) onChange(setAt(play, pointer, null))
      },
      ...note(pointer),
    }),
    at: (pointer: string) => `${base}${pointer}`,
  }
}
