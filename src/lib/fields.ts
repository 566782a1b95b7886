import { setAt } from '#domain/campaign/pointer.ts'

/** What stands beside a field: an error in place of its hint, or a hint. */
export type FieldNote = { error?: string; hint?: string }

/** A part of a document in an editor that knows no draft and no server: a value in, a changed value out. */
export type Editing<T> = {
  value: T
  onChange: (value: T) => void
  /** What the checks say about a field, by its pointer inside the part. */
  note: (pointer: string) => FieldNote
  /** The part's own pointer in the document. */
  base: string
  disabled: boolean
}

/** Binds fields to places in a part of a document, so that an editor names each place once. */
export function fieldsIn<T>({ value: part, onChange, note, base, disabled }: Editing<T>) {
  return {
    /** Puts a value at a pointer inside the part; undefined takes it away. */
    set: (pointer: string, value: unknown) => onChange(setAt(part, pointer, value)),
    /** Props of a field that may be empty. */
    field: <V>(pointer: string, value: V, empty?: null) => ({
      value,
      disabled,
      onChange: (next: V | null) => {
        if (next !== null) onChange(setAt(part, pointer, next))
        else if (empty === null) onChange(setAt(part, pointer, null))
      },
      ...note(pointer),
    }),
    at: (pointer: string) => `${base}${pointer}`,
  }
}
