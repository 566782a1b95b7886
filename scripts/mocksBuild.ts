/** Builds the mocks for a browser, in memory: proves that the server app they carry needs nothing of Node. */
import { build, type Rolldown } from 'vite'

const entry = 'mocks/browser.ts'

const built = (await build({
  configFile: false,
  logLevel: 'error',
  build: { write: false, minify: false, rolldownOptions: { input: entry } },
})) as Rolldown.RolldownOutput

const modules = built.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
if (!modules.some((id) => id.endsWith('/server/app.ts')))
  throw new Error(`${entry} does not carry server/app.ts: nothing was checked`)

// What Vite puts in the place of a module that a browser does not have.
const missing = modules.filter((id) => id.includes('__vite-browser-external'))
for (const id of missing) console.error(`the mocks carry ${id}: \`npm run directions\` names the way there`)
console.log(`${modules.length} modules, ${missing.length} of them of Node`)
process.exitCode = missing.length === 0 ? 0 : 1
