import { At } from '#components/At.tsx'
import { Field } from '#components/Field.tsx'
import { Select, type SelectOption } from '#components/Select.tsx'
import type { FieldNote } from '#lib/fields.ts'

type PickProps<T extends string> = {
  label: string
  options: readonly SelectOption<T>[]
  value: T
  onChange: (value: T) => void
  at: string
  note: FieldNote
  disabled: boolean
}

/** A field that is one of a few phrases of a sentence. */
export function Pick<T extends string>({ label, options, value, onChange, at, note, disabled }: PickProps<T>) {
  return (
    <At pointer={at}>
      <Field label={label} {...note}>
        {(control) => <Select {...control} value={value} onChange={onChange} options={options} disabled={disabled} />}
      </Field>
    </At>
  )
}
