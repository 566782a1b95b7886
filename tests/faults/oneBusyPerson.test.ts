import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayMs, epochOf, instantOf } from '#domain/time.ts'
import { startEngine } from '../setup/engine.ts'
import { anEvent } from '../setup/ingest.ts'

let engine: ReturnType<typeof startEngine>
beforeAll(() => {
  engine = startEngine()
})
afterAll(() => engine.stop())

const from = epochOf('2026-11-11T00:00:00.000Z')
const scope = { from, to: from + dayMs, asOf: from + dayMs }
const types = ['view', 'share', 'invite_open'] as const

it.each(['ordered', 'strict', 'any'] as const)(
  'a robot with 60,000 events does not hold up a funnel, %s',
  async (order) => {
    if ((await engine.store.extent()).events === 0) {
      const robot = Array.from({ length: 60_000 }, (_, k) =>
        anEvent({ userKey: 'robot', type: types[k % 3] ?? 'view', at: instantOf(from + k * 1_000) }),
      )
      for (let k = 0; k < robot.length; k += 20_000) await engine.store.insert(robot.slice(k, k + 20_000))
    }
    const steps = [
      { type: 'view' as const },
      { type: 'share' as const },
      { type: 'invite_open' as const },
      { type: 'order' as const },
    ]
    const started = performance.now()
    const { steps: found } = await engine.store.funnel({ ...scope, steps, windowSeconds: 86_400, order })
    expect(found.map(({ count }) => count)).toEqual([1, 1, 1, 0])
    expect(performance.now() - started).toBeLessThan(10_000)
  },
)
