import type { Role } from '#domain/access.ts'

export type SamplePerson = { role: Role; name: string; email: string }

/** One invented person per role. */
export const samplePeople: readonly SamplePerson[] = [
  { role: 'manager', name: 'Mandy Lau', email: 'manager@sample.shop' },
  { role: 'approver', name: 'Alan Chiu', email: 'approver@sample.shop' },
  { role: 'analyst', name: 'Anna Lin', email: 'analyst@sample.shop' },
  { role: 'qa', name: 'Quentin Ho', email: 'qa@sample.shop' },
  { role: 'administrator', name: 'Ada Wong', email: 'administrator@sample.shop' },
]

export function personOf(role: Role): SamplePerson {
  return samplePeople.find((person) => person.role === role)!
}
