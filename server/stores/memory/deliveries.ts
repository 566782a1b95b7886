import type { Market } from '#domain/market.ts'
import type { DeliveryStore, Reception, Snapshot } from '../ports/deliveries.ts'
import { byText } from './order.ts'
import { keyText, Table } from './table.ts'
import type { Journal } from './table.ts'

export function deliveryStore(journal: Journal): DeliveryStore {
  const snapshots = new Table<Snapshot>(journal, ({ market, number }) => keyText(market, number))
  const receptions = new Table<Reception>(journal, ({ keyId, market }) => keyText(keyId, market))
  const last = (market: Market) =>
    snapshots
      .select(
        (snapshot) => snapshot.market === market,
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
    get: async (market, number) => snapshots.get(market, number),
    async prune(before, most) {
      const old = snapshots.select(
        ({ market, number, madeAt }) =>
          madeAt < before &&
          number !== last(market)?.number &&
          !receptions.find((one) => one.market === market && one.snapshot === number),
        byText(
          (row) => row.market,
          (row) => String(row.number).padStart(12, '0'),
        ),
      )
      for (const { market, number } of old.slice(0, most)) snapshots.removeKey(market, number)
      return Math.min(old.length, most)
    },
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
