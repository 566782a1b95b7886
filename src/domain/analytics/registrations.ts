import type { Moment, Person } from './history.ts'

/**
 * What registers a person: a `register` event, or, in a shop's history that has none, the first order. Whichever came
 * first in their life, so that nobody registers twice.
 */
export const registeringTypes = ['register', 'order'] as const

/** The moment at which a person registered, as a list of at most one; of somebody who has not, null. */
export function registrationOf(person: Person): readonly Moment[] | null {
  const moment = person.moments.find(({ event }) => registeringTypes.some((type) => type === event.type))
  return moment === undefined ? null : [moment]
}
