/** Long work that can be paused after each step, so that whoever runs it can do something else in between. */
export type Steps<T> = Generator<void, T>

/** Does all steps one after the other. */
export function finished<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
