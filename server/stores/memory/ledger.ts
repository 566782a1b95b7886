import type {
  LedgerEntry,
  LedgerStore,
  OutboxBatch,
  OutboxStore,
  QuarantineStore,
  QuarantinedEvent,
} from '../ports/ledger.ts'
import { answerEach } from '../ledgerAnswers.ts'
import { byText } from './order.ts'
import { pageIn } from './pages.ts'
import { Table } from './table.ts'
import type { Journal } from './table.ts'

export function ledgerStore(journal: Journal): LedgerStore {
  const ledger = new Table<LedgerEntry>(journal, (entry) => entry.id)
  const bodyHash = (id: string) => ledger.get(id)?.bodyHash
  return {
    async enter(entries) {
      const entered = new Set<string>()
      for (const entry of entries) {
        if (ledger.has(entry.id)) continue
        ledger.add(entry)
        entered.add(entry.id)
      }
      return answerEach(entries, entered, bodyHash)
    },
    bodyHash: async (id) => bodyHash(id),
  }
}

export function outboxStore(journal: Journal): OutboxStore {
  const batches = new Table<OutboxBatch>(journal, (batch) => String(batch.number))
  const all = () =>
    batches.select(
      () => true,
      (a, b) => a.number - b.number,
    )
  // Never taken back, so that a number is not used twice even where a transaction was undone.
  let last = 0
  return {
    async append(batch) {
      const number = ++last
      batches.add({ ...batch, number })
      return number
    },
    oldest: async (limit) => all().slice(0, limit),
    async acknowledge(numbers) {
      for (const number of numbers) batches.removeKey(number)
    },
    async pending() {
      const waiting = all()
      return {
        batches: waiting.length,
        events: waiting.reduce((sum, batch) => sum + batch.events, 0),
        oldestAt: waiting.map((batch) => batch.receivedAt).toSorted()[0] ?? null,
      }
    },
  }
}

const list = {
  name: 'quarantine',
  shape: ['string', 'string'],
  direction: 'desc',
  positionOf: (event: QuarantinedEvent) => [event.receivedAt, event.id],
} as const

export function quarantineStore(journal: Journal): QuarantineStore {
  const events = new Table<QuarantinedEvent>(journal, (event) => event.id)
  return {
    async add(added) {
      for (const event of added) events.add(event)
    },
    async list({ code, ...page }) {
      const matches = events.select(
        (event) => code === undefined || event.code === code,
        byText((event) => event.id),
      )
      return pageIn(matches, list, page, (event) => event)
    },
    get: async (id) => events.get(id),
    remove: async (id) => events.removeKey(id),
  }
}
