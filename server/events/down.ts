/** The event engine does not answer: 503 to those who ask; events wait in the outbox. */
export class EngineDown extends Error {
  override readonly name = 'EngineDown'
}
