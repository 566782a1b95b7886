/** `npm run dev:full`: the real server and the console, both reloading. Ends both when either ends. */
import { spawn } from 'node:child_process'

const children = [
  spawn(
    process.execPath,
    ['--watch-path=server', '--watch-path=src/domain', '--watch-path=src/contract', 'server/main.ts'],
    {
      stdio: 'inherit',
    },
  ),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { stdio: 'inherit' }),
]

const endAll = () => children.forEach((child) => child.kill('SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endAll)
for (const child of children) child.on('exit', endAll)
