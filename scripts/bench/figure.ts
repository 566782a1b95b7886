/** One thing that was measured. `ratio` is to the yardstick of the same run, so that it means the same on any machine. */
export type Figure = { bench: string; name: string; milliseconds: number; ratio: number; of: string }

/** Median of some runs, after one that warms up. */
export async function medianMs(work: () => Promise<unknown>, runs = 5): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}
