import type { Moment, Person } from './history.ts'

/**
 * What registers a person: their first `register` event. An order registers nobody: most who order registered long before
 * our first event of them, and counting them would invent the very rise that a campaign is asked to prove. An import
 * of past orders writes a `register` event at each customer's first order.
 */
export const registeringTypes = ['register'] as const

/** The moment at which a person registered, as a list of at most one; of somebody who has not, null. */
export function registrationOf(person: Person): readonly Moment[] | null {
  const moment = person.moments.find(({ event }) => registeringTypes.some((type) => type === event.type))
  return moment === undefined ? null : [moment]
}
