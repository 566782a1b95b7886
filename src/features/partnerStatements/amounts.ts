import type { ToldStatements } from '#contract/partners.ts'
import { sum, type Minor } from '#domain/money.ts'

export type Rules = NonNullable<ToldStatements['rules']>
export type StatementRow = ToldStatements['statements'][number]

/** Everything earned in the month, of whatever kind. */
export function earnedIn({ earned }: Pick<StatementRow, 'earned'>): Minor {
  return sum(Object.values(earned))
}

/** What refunds of the month took, from what was held and from what had been released. */
export function takenBackIn({ reversed, clawedBack }: Pick<StatementRow, 'reversed' | 'clawedBack'>): Minor {
  return reversed + clawedBack
}
