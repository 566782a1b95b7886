/** The part of a chDB session that a lane uses. */
export type EngineSession = {
  queryAsync(sql: string): Promise<{ bytes(): Uint8Array }>
  insert(into: {
    table: string
    columns?: readonly string[]
    values: Uint8Array
    format: 'JSONEachRow' | 'JSONCompactEachRow'
  }): Promise<unknown>
}

export type Job<T> = (session: EngineSession) => Promise<T>
type Waiting = { run: (session: EngineSession) => Promise<void> }

export type Lane = {
  /** Runs a job on the first session that is free, in the order of arrival. */
  run<T>(job: Job<T>): Promise<T>
}

/**
 * Sessions that answer one query at a time.
 *
 * A chDB session that has failed hands the rows of the failed query to the next one. After any failure a `SELECT 1`
 * takes those rows away before the session is used again. A job past its deadline calls `onDeadline`, which must end
 * the process: chDB cannot cancel a query, and its session never becomes free.
 */
export function createLane(
  sessions: readonly EngineSession[],
  deadlineMs: number,
  onDeadline: (afterMs: number) => void,
): Lane {
  const free = [...sessions]
  const waiting: Waiting[] = []

  const next = () => {
    while (free.length > 0 && waiting.length > 0) {
      const session = free.pop()
      const job = waiting.shift()
      if (session === undefined || job === undefined) return
      void job.run(session).finally(() => {
        free.push(session)
        next()
      })
    }
  }

  const guarded = async <T>(session: EngineSession, job: Job<T>): Promise<T> => {
    const timer = setTimeout(() => onDeadline(deadlineMs), deadlineMs)
    try {
      return await job(session)
    } catch (error) {
      await session.queryAsync('SELECT 1').catch(() => undefined)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ run: (session) => guarded(session, job).then(resolve, reject) })
        next()
      }),
  }
}
