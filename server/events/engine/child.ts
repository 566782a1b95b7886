import process from 'node:process'
import { createEngineServer } from './http.ts'
import { createLane, type EngineSession } from './lane.ts'
import type { EngineReport, EngineStart } from './messages.ts'

/*
 * chDB in a process of its own: it blocks the event loop during inserts and can abort natively, and neither may touch
 * the server. Started by supervisor.ts, and ends with it.
 */

/** How much longer than a question an insert or a merge may take. */
const mergeFactor = 20

const report = (message: EngineReport) => process.send?.(message)

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', (message: EngineStart) => {
  start(message).catch((error: unknown) => {
    report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
  })
})

async function start({ directory, password, readers, deadlineMs }: EngineStart): Promise<void> {
  const { Session } = await import('chdb')
  const sessions = Array.from({ length: readers + 1 }, () => new Session(directory))
  const [writer, ...others] = sessions satisfies EngineSession[]
  if (writer === undefined) throw new RangeError('no session')
  const overdue = (afterMs: number) => {
    report({ kind: 'deadline', afterMs })
    process.kill(process.pid, 'SIGKILL')
  }
  // Merging a whole month takes minutes and answers nobody.
  const write = createLane([writer], deadlineMs * mergeFactor, overdue)
  const read = createLane(others, deadlineMs, overdue)
  const answer = await read.run((session) => session.queryAsync('SELECT version() FORMAT TSV'))
  const version = Buffer.from(answer.bytes()).toString('utf8').trim()

  const server = createEngineServer(password, { read, write })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    report({ kind: 'ready', port: address.port, version })
  })
  setInterval(() => report({ kind: 'alive' }), 1_000)

  process.once('SIGTERM', () => {
    server.close()
    for (const session of sessions) session.close()
    process.exit(0)
  })
}
