import type { CouponRule } from './schema.ts'
import { reason, type Reason } from './reasons.ts'
import { word } from './vocabulary.ts'

/** What whether two rules meet is decided by. */
export type Meeting = Pick<CouponRule, 'id' | 'name' | 'level' | 'group' | 'combinesWith'>

/** May `rule`, as far as it is concerned, be used together with `other`? */
export function allows(rule: Meeting, other: Meeting): boolean {
  const { combinesWith } = rule
  switch (combinesWith.type) {
    case 'any':
      return true
    case 'none':
      return false
    case 'otherGroups':
      return rule.group === '' || rule.group !== other.group
    case 'otherLevels':
      return rule.level !== other.level
    case 'listed':
      return combinesWith.rules.includes(other.id) || combinesWith.groups.includes(other.group)
  }
}

/** May two rules be used in one order? Both must allow it. */
export function mayMeet(a: Meeting, b: Meeting): boolean {
  return allows(a, b) && allows(b, a)
}

/** Why `rule` cannot be used beside `other`, or null where it can. */
export function whyNotMeet(rule: Meeting, other: Meeting): Reason | null {
  const named = { other: labelOf(other) }
  if (!allows(rule, other)) return refusalOf(rule, named, 'standsAlone')
  if (!allows(other, rule)) return refusalOf(other, named, 'othersStandAlone')
  return null
}

function refusalOf(by: Meeting, named: { other: string }, alone: 'standsAlone' | 'othersStandAlone'): Reason {
  switch (by.combinesWith.type) {
    case 'none':
      return reason(alone, named)
    case 'otherGroups':
      return reason('sameGroup', { ...named, group: by.group })
    case 'otherLevels':
      return reason('sameLevel', { ...named, level: word('couponLevel', by.level) })
    default:
      return reason('notWith', named)
  }
}

/** The name people gave a rule, or its id until they have. */
export function labelOf(rule: Pick<CouponRule, 'id' | 'name'>): string {
  return rule.name === '' ? rule.id : rule.name
}
