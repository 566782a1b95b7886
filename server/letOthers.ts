import type { Steps } from '#domain/steps.ts'

/** Long work in steps: without a pause between them, two seconds of it would be two seconds of nobody else. */
export const letOthers = (): Promise<void> => new Promise((done) => setTimeout(done))

/** Finishes long work, with a pause after each of its steps. */
export async function inSteps<T>(work: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await letOthers()
  }
}
