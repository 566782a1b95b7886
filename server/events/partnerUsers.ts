import type { HaggleEvent } from '#domain/analytics/event.ts'
import { partnerUsers } from '#domain/analytics/partners.ts'
import type { PartnerUsers, PartnerUsersQuestion } from './ports.ts'
import { keyOf } from './stepUsers.ts'

/** The shoppers of one partner, as many as are asked for. */
export function listedUsers(events: readonly HaggleEvent[], question: PartnerUsersQuestion): PartnerUsers {
  const users = partnerUsers(events, question, question.partnerId)
  return {
    total: users.length,
    users: users.slice(0, question.limit).map(({ subject, ...user }) => ({ userKey: keyOf(subject), ...user })),
  }
}
