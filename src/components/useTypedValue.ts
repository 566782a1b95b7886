import { useState } from 'react'

type Parsed<T, F> = { ok: true; value: T } | { ok: false; fault: F }

type TypedValueOptions<T, F> = {
  value: T | null
  write: (value: T) => string
  read: (typed: string) => Parsed<T, F>
  onChange: (value: T | null) => void
  /** The value while what is typed cannot be read: the one before anything was typed, or none, so that a form is not sent with it. */
  unreadable?: 'keep' | 'clear'
}

/** A text being typed: the value it stands for, the owner's when it was typed, and the one before the first key. */
type Typing<T> = { text: string; to: T | null; from: T | null; before: T | null }

/**
 * A value that is typed as text. While somebody types, their text stands exactly as they wrote it, and counts as far as
 * it can be read; on leaving, it is written the house's way. What cannot be read stays in sight with its fault and is
 * never turned into another value: nor is its readable beginning, so that `1e9` is not a 1.
 */
export function useTypedValue<T, F>({ value, write, read, onChange, unreadable = 'keep' }: TypedValueOptions<T, F>) {
  const [typing, setTyping] = useState<Typing<T> | null>(null)
  const settled = value === null ? '' : write(value)
  // Taken over: from here on the value before it is somebody else's doing too.
  if (typing && typing.to === value && typing.from !== value) setTyping({ ...typing, from: value })
  // A value set from outside (undo, a fix, another tab) wins over text that stood for another value. One that the owner
  // did not take over (a field that may not be empty, emptied to be typed anew) leaves the text alone.
  const current = typing && (typing.from === value || typing.to === value) ? typing : null
  const text = current?.text ?? settled
  const parsed = text.trim() === '' ? null : read(text)

  return {
    text,
    fault: parsed && !parsed.ok ? parsed.fault : null,
    onType: (next: string) => {
      const before = current ? current.before : value
      const result = next.trim() === '' ? null : read(next)
      const nextValue = result?.ok ? result.value : result === null || unreadable === 'clear' ? null : before
      setTyping({ text: next, to: nextValue, from: value, before })
      if (nextValue !== value) onChange(nextValue)
    },
    onLeave: () => {
      if (!parsed || parsed.ok) setTyping(null)
    },
  }
}
