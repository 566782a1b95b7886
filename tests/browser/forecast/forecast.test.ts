import { describe, expect, it, vi } from 'vitest'
import { commands } from 'vitest/browser'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { runForecast } from '#features/campaigns/forecast/runForecast.ts'
import { digestOf, digestsHere, forecastDocument, forecastOptions } from '../../setup/forecastDigest.ts'
import type { DigestsInNode } from '../../setup/digestsInNode.ts'

describe('in a browser', () => {
  it('a forecast is, figure for figure, the one that Node works out, and shoppers do, to the last id, what they do there', async () => {
    expect(digestsHere()).toEqual(await (commands as unknown as DigestsInNode).digestsInNode())
  })

  it('a worker plays it and tells how far it is', async () => {
    const told: number[] = []
    const options = { ...forecastOptions, runs: 400 }
    const { result } = runForecast(forecastDocument, options, ({ done, of }) => told.push(done / of))
    expect(digestOf(await result)).toBe(digestOf(forecastAtOnce(forecastDocument, options)))
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.every((share) => share > 0 && share <= 1)).toBe(true)
  })

  it('a worker that is told to stop ends, and says no more from that moment on', async () => {
    const ended = vi.spyOn(Worker.prototype, 'terminate')
    let words = 0
    let first = () => undefined as void
    const begun = new Promise<void>((resolve) => {
      first = resolve
    })
    const run = runForecast(forecastDocument, { ...forecastOptions, runs: 1_000_000 }, () => {
      words++
      first()
    })
    await begun
    expect(ended).not.toHaveBeenCalled()
    run.cancel()
    expect(ended).toHaveBeenCalledOnce()
    const heard = words
    // Another worker plays meanwhile: by its end, what the first had on its way has arrived.
    await runForecast(forecastDocument, { ...forecastOptions, runs: 200 }).result
    expect(words).toBe(heard)
  })
})
