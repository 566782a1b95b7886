import { describe, expect, it } from 'vitest'
import { actions, mayDo, roles, type Action } from '#domain/access.ts'

/** Who may do what, written out by hand: M(anager), P (approver), A(nalyst), Q(A), D (administrator). */
const allowed: Record<Action, string> = {
  'campaign.read': 'MPAQD',
  'campaign.edit': 'M',
  'campaign.submit': 'M',
  'campaign.approve': 'P',
  'campaign.publish': 'MP',
  'campaign.pause': 'MP',
  'campaign.rollBack': 'P',
  'campaign.end': 'MP',
  'codes.make': 'M',
  'catalogue.read': 'MPAQD',
  'catalogue.edit': 'MD',
  'analytics.read': 'MPAQD',
  'dataQuality.read': 'MPAQD',
  'dataQuality.edit': 'MA',
  'events.import': 'MA',
  'people.read': 'D',
  'people.edit': 'D',
  'keys.read': 'D',
  'keys.edit': 'D',
  'audit.read': 'MPAQD',
}
const letters = { manager: 'M', approver: 'P', analyst: 'A', qa: 'Q', administrator: 'D' } as const

describe('a role', () => {
  it.each(actions)('may %s only if its work needs it', (action) =>
    expect(
      roles
        .filter((role) => mayDo(role, action))
        .map((role) => letters[role])
        .join(''),
    ).toBe(allowed[action]),
  )
})
