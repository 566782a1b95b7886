import type { IdempotencyStore, IdempotentAnswer } from '../ports/idempotency.ts'
import { keyText, Table } from './table.ts'
import type { Journal } from './table.ts'

export function idempotencyStore(journal: Journal): IdempotencyStore {
  const answers = new Table<IdempotentAnswer>(journal, ({ actorId, key }) => keyText(actorId, key))
  const holding = (actorId: string, key: string, now: string) => {
    const answer = answers.get(actorId, key)
    return answer && answer.expiresAt > now ? answer : undefined
  }
  return {
    find: async (actorId, key, now) => holding(actorId, key, now),
    async insert(answer, now) {
      if (holding(answer.actorId, answer.key, now)) return false
      answers.put(answer)
      return true
    },
    prune: async (now) => answers.remove((answer) => answer.expiresAt <= now),
  }
}
