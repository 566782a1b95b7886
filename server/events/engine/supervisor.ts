import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { EngineDown } from '../down.ts'
import { lockDirectory, type DirectoryLock } from './lock.ts'
import type { EngineReport, EngineStart } from './messages.ts'

/** Where the running child answers. Changes with every start. */
export type EngineAddress = { url: string; password: string; version: string }

export type EngineHealth =
  | { status: 'starting' | 'restarting' | 'stopped'; restarts: number; lastFailure?: string }
  | { status: 'ready'; restarts: number; version: string; lastFailure?: string }

export type EngineOptions = {
  directory: string
  readers?: number
  /** Longest a single query may run before the child is killed. */
  deadlineMs?: number
  /** Longest the child may stay silent (chDB blocks its event loop during inserts) before it counts as hung. */
  silenceMs?: number
  onEvent?: (event: { event: string; detail?: string }) => void
}

export type Engine = {
  /** The address of the running child, waiting for one that starts. @throws EngineDown after `waitMs`. */
  address(waitMs: number): Promise<EngineAddress>
  health(): EngineHealth
  /** The process id of the running child, for tests that kill it. */
  pid(): number | undefined
  /** Ends the child and frees the directory. Idempotent. */
  stop(): Promise<void>
}

const childFile = fileURLToPath(new URL('./child.ts', import.meta.url))
const firstBackOffMs = 100
const longestBackOffMs = 10_000
/** A child that ran this long had started well: the next failure begins the back-off anew. */
const settledMs = 30_000
/** How long a stopping child may take over closing its tables. */
const gentleMs = 3_000

/**
 * Runs the engine's child process and starts it again, with growing pauses, whenever it ends.
 *
 * @throws DirectoryInUse where another process works on the directory.
 */
export function superviseEngine(options: EngineOptions): Engine {
  const { directory, readers = 2, deadlineMs = 30_000, silenceMs = 60_000, onEvent = () => undefined } = options
  const lock: DirectoryLock = lockDirectory(directory)
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  let address: EngineAddress | undefined
  let lastFailure: string | undefined
  let restarts = 0
  const arrivals: (() => void)[] = []

  const runOnce = () =>
    new Promise<void>((resolve) => {
      const password = randomBytes(24).toString('base64url')
      const started = spawn(process.execPath, [childFile], {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { PATH: process.env['PATH'], TZ: 'UTC', NODE_OPTIONS: '' },
      })
      child = started
      let lastWords = ''
      let silence = setTimeout(hung, silenceMs)
      function hung() {
        lastFailure = `silent for ${silenceMs} ms`
        started.kill('SIGKILL')
      }
      started.stderr?.setEncoding('utf8').on('data', (text: string) => {
        lastWords = (lastWords + text).slice(-2_000)
      })
      started.on('message', (report: EngineReport) => {
        clearTimeout(silence)
        silence = setTimeout(hung, silenceMs)
        if (report.kind === 'ready') {
          address = { url: `http://127.0.0.1:${report.port}`, password, version: report.version }
          onEvent({ event: 'engineReady', detail: report.version })
          for (const arrived of arrivals.splice(0)) arrived()
        } else if (report.kind === 'failed') {
          lastFailure = report.reason
          started.kill('SIGKILL')
        } else if (report.kind === 'deadline') {
          lastFailure = `a query ran longer than ${report.afterMs} ms`
        }
      })
      started.on('error', (error) => {
        lastFailure = error.message
        clearTimeout(silence)
        resolve()
      })
      started.on('exit', (code, signal) => {
        clearTimeout(silence)
        address = undefined
        child = undefined
        if (!stopping.signal.aborted) {
          lastFailure ??= lastWords.trim() || `ended with ${signal ?? code}`
          onEvent({ event: 'engineEnded', detail: `${signal ?? code}: ${lastFailure}` })
        }
        resolve()
      })
      const start: EngineStart = { kind: 'start', directory: join(directory, 'chdb'), password, readers, deadlineMs }
      started.send(start, () => undefined)
    })

  const keepRunning = async () => {
    let backOffMs = firstBackOffMs
    while (!stopping.signal.aborted) {
      const startedAt = performance.now()
      lastFailure = undefined
      await runOnce()
      if (stopping.signal.aborted) return
      restarts += 1
      backOffMs = performance.now() - startedAt > settledMs ? firstBackOffMs : backOffMs
      await delay(backOffMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      backOffMs = Math.min(backOffMs * 2, longestBackOffMs)
    }
  }
  const running = keepRunning()

  return {
    async address(waitMs) {
      if (address !== undefined) return address
      if (stopping.signal.aborted) throw new EngineDown('the event engine is stopped')
      await Promise.race([
        new Promise<void>((resolve) => arrivals.push(resolve)),
        delay(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined),
      ])
      if (address === undefined) throw new EngineDown(lastFailure ?? 'the event engine is starting')
      return address
    },
    health() {
      const failure = lastFailure === undefined ? {} : { lastFailure }
      if (stopping.signal.aborted) return { status: 'stopped', restarts, ...failure }
      if (address !== undefined) return { status: 'ready', restarts, version: address.version, ...failure }
      return { status: restarts === 0 ? 'starting' : 'restarting', restarts, ...failure }
    },
    pid: () => child?.pid,
    async stop() {
      if (!stopping.signal.aborted) {
        stopping.abort()
        const last = child
        last?.kill('SIGTERM')
        void delay(gentleMs, undefined, { ref: false }).then(() => last?.kill('SIGKILL'))
      }
      await running
      lock.release()
    },
  }
}
