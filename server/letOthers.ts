/** Long work in steps: without a pause between them, two seconds of it would be two seconds of nobody else. */
export const letOthers = (): Promise<void> => new Promise((done) => setTimeout(done))
