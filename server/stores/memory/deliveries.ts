import type { Market } from '#domain/market.ts'
import type { DeliveryStore, Reception, Snapshot } from '../ports/deliveries.ts'
import { byText } from './order.ts'
import { keyText, Table } from './table.ts'
import type { Journal } from './table.ts'

export function deliveryStore(journal: Journal): DeliveryStore {
  const snapshots = new Table<Snapshot>(journal, ({ market, number }) => keyText(market, number))
  const receptions = new Table<Reception>(journal, ({ keyId, market }) => keyText(keyId, market))
  const last = (market: Market, matches: (snapshot: Snapshot) => boolean = () => true) =>
    snapshots
      .select(
        (snapshot) => snapshot.market === market && matches(snapshot),
        (a, b) => a.number - b.number,
      )
      .at(-1)
  return {
    async add(snapshot) {
      const number = (last(snapshot.market)?.number ?? 0) + 1
      snapshots.add({ ...snapshot, number })
      return number
    },
    latest: async (market) => last(market),
    inEffect: async (market, now) => last(market, (snapshot) => snapshot.effectiveAt <= now),
    get: async (market, number) => snapshots.get(market, number),
    received: async (reception) => receptions.put(reception),
    receptions: async () =>
      receptions.select(
        () => true,
        byText(
          (row) => row.keyId,
          (row) => row.market,
        ),
      ),
  }
}
