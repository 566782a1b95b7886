/** Starts the real server, as `npm start` would, on a port and a data directory of its own. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export type TestServer = {
  url: string
  dataDirectory: string
  /** What it has written so far, for messages and for the one-time address. */
  output(): string
  /** SIGTERM, then waits until it has drained; the data directory goes unless it was given. */
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): void
  exited: Promise<number | null>
}

export type TestServerOptions = { dataDirectory?: string; env?: Record<string, string> }

const startTimeoutMs = 30_000

/** @throws Error with the server's own words, if it does not answer on /health in time. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'haggle-test-')))
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PORT: '0', HAGGLE_DATA: dataDirectory, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))

  const server: TestServer = {
    url: '',
    dataDirectory,
    output: () => output,
    exited,
    kill: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGTERM')
      const drained = await Promise.race([exited.then(() => true), delay(15_000, false, { ref: false })])
      if (!drained) child.kill('SIGKILL')
      await exited
      if (!options.dataDirectory) await rm(dataDirectory, { recursive: true, force: true })
    },
  }
  const problem = await untilReady(server, () => child.exitCode)
  if (problem) {
    await server.stop()
    throw new Error(`${problem}\n${output}`)
  }
  return server
}

/** The line that says where to go names the port the system chose. */
const readyLine = /ready on (http:\S+)/

async function untilReady(server: TestServer, exitCode: () => number | null): Promise<string | undefined> {
  const deadline = performance.now() + startTimeoutMs
  while (performance.now() < deadline) {
    if (exitCode() !== null) return `The server ended with ${exitCode()} before it was ready.`
    const url = readyLine.exec(server.output())?.[1]
    if (url) {
      server.url = url
      if (
        await fetch(`${url}/health`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return undefined
    }
    await delay(50)
  }
  return `The server was not ready within ${startTimeoutMs / 1000} s.`
}
