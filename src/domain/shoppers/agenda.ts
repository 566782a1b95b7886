import type { EpochMs } from '../time.ts'

/** Things that will happen, taken out in the order of their time; of the same moment, in the order they were put in. */
export type Agenda<T> = {
  put(at: EpochMs, what: T): void
  /** The next thing not later than a moment, or undefined if there is none. */
  next(until: EpochMs): { at: EpochMs; what: T } | undefined
}

/** An empty agenda: a binary heap. */
export function newAgenda<T>(): Agenda<T> {
  const heap: { at: EpochMs; turn: number; what: T }[] = []
  let turns = 0
  const before = (a: number, b: number) => heap[a]!.at - heap[b]!.at || heap[a]!.turn - heap[b]!.turn
  const swap = (a: number, b: number) => {
    const held = heap[a]!
    heap[a] = heap[b]!
    heap[b] = held
  }
  return {
    put(at, what) {
      heap.push({ at, turn: turns++, what })
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1
        if (before(parent, child) <= 0) break
        swap(parent, child)
        child = parent
      }
    },
    next(until) {
      const first = heap[0]
      if (first === undefined || first.at > until) return undefined
      const last = heap.pop()!
      if (heap.length > 0) {
        heap[0] = last
        for (let parent = 0; ;) {
          let least = parent
          for (const child of [2 * parent + 1, 2 * parent + 2])
            if (child < heap.length && before(child, least) < 0) least = child
          if (least === parent) break
          swap(parent, least)
          parent = least
        }
      }
      return { at: first.at, what: first.what }
    },
  }
}
