import { createParser } from 'nuqs'
import { isLocalDate } from './zone.ts'

/** A day in the URL: `2026-11-11`. Anything else there is as good as nothing. */
export const parseAsDate = createParser({
  parse: (text) => (isLocalDate(text) ? text : null),
  serialize: (date) => date,
})
