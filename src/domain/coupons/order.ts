import { couponLevels, type CouponRule } from './schema.ts'

/** A rule with its place when rules take their parts (`turn`) and by priority (`rank`); 0 is first. */
export type Ordered = { rule: CouponRule; turn: number; rank: number }

/**
 * Gives every rule its places. Parts are taken from items first, then from the order on what is left, then from shipping; at
 * each level, and by rank over all of them, the higher priority goes first. Equal ones go by their ids, so that the order
 * in which rules are written down decides nothing.
 */
export function inTurn(rules: readonly CouponRule[]): Ordered[] {
  const turns = rules.toSorted((a, b) => levelOf(a) - levelOf(b) || b.priority - a.priority || byId(a, b))
  const ranks = new Map(
    turns
      .map((rule, turn) => ({ rule, turn }))
      .sort((a, b) => b.rule.priority - a.rule.priority || a.turn - b.turn)
      .map(({ rule }, rank) => [rule, rank]),
  )
  return turns.map((rule, turn) => ({ rule, turn, rank: ranks.get(rule)! }))
}

function levelOf({ level }: CouponRule): number {
  return couponLevels.indexOf(level)
}

function byId(a: CouponRule, b: CouponRule): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
