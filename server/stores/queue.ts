/** Runs tasks one at a time, in the order they came. A task that fails does not hold up the next. */
export function taskQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    last = run.then(
      () => undefined,
      () => undefined,
    )
    return run
  }
}
