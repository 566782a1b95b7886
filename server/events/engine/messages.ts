/** What the supervisor tells its child: once, at the start. */
export type EngineStart = {
  kind: 'start'
  /** Directory of the tables; made if it is missing. */
  directory: string
  /** Chosen anew at every start; requests without it are refused. */
  password: string
  readers: number
  /** A query that runs longer takes the process with it: chDB cannot cancel one. */
  deadlineMs: number
}

/** What the child tells its supervisor. */
export type EngineReport =
  | { kind: 'ready'; port: number; version: string }
  | { kind: 'failed'; reason: string }
  | { kind: 'deadline'; afterMs: number }
  | { kind: 'alive' }
