import { useSay } from '#lib/say/useSay.ts'
import { widthOf } from '#lib/textWidth.ts'
import { At } from './At.tsx'
import { Field } from './Field.tsx'
import { Select } from './Select.tsx'
import type { FieldNote } from '#lib/fields.ts'

type ChoiceProps<T extends string> = {
  label: string
  /** Group of the words dictionary that names the options. */
  group: string
  options: readonly T[]
  value: T
  onChange: (value: T) => void
  at: string
  note: FieldNote
  disabled: boolean
}

/** Pixels of text that a column of an editor still shows; a choice with more takes the whole line. */
const widest = 190

/** A field that is one of a few words of the trade. */
export function Choice<T extends string>({
  label,
  group,
  options,
  value,
  onChange,
  at,
  note,
  disabled,
}: ChoiceProps<T>) {
  const say = useSay()
  const words = options.map((option) => ({ value: option, label: say.label(group, option) }))
  return (
    <At pointer={at} wide={words.some(({ label: word }) => widthOf(word) > widest)}>
      <Field label={label} layout="row" {...note}>
        {(control) => <Select {...control} value={value} onChange={onChange} options={words} disabled={disabled} />}
      </Field>
    </At>
  )
}
