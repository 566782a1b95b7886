/** Who may import whom: the table, and the dependency-cruiser rules made from it. */
import { builtinModules } from 'node:module'
import type { IForbiddenRuleType, ICruiseOptions, IResolveOptions } from 'dependency-cruiser'

type Room = {
  /** Files of the room, as a pattern on the path from the top of the repository. */
  files: string
  /** Own code it may import besides itself; tests are nobody's business. */
  may: string[]
  /** Own code it may import for its types alone. */
  mayTypes?: string[]
  /** npm packages it may import; without it, any of package.json. */
  packages?: string[]
  /** Node's own modules are for code that runs on Node. */
  node?: boolean
}

const domain = '^src/domain/'
const contract = '^src/contract/'
/** What `npm run contract` writes from the contract for the client: paths and methods, no zod. */
const routes = '^src/contract/routes\\.gen\\.json$'
/** Who may do what: the console asks the same rule as the server before it offers an action. */
const access = '^src/domain/access\\.ts$'
const api = '^src/api/'
const app = '^src/app/'
const features = '^src/features/'
const components = '^src/components/'
const lib = '^src/lib/'
const locales = '^src/locales/'
const paths = '^src/paths\\.ts$'
const server = '^server/'
const mocks = '^mocks/'
const styles = '^src/.+\\.css$'

/** The app, its ports, and what implements them in memory. */
const carriedByMocks = [
  '^server/(app|parts)\\.ts$',
  '^server/(ports|auth)/',
  '^server/stores/(ports|memory|sha256)',
  '^server/(events/memory|events/forwarder|events/ports|delivery/lastGood)\\.ts$',
]

export const rooms: Record<string, Room> = {
  domain: { files: domain, may: [], packages: ['zod'] },
  contract: { files: contract, may: [domain] },
  lib: { files: lib, may: [domain, locales] },
  locales: { files: locales, may: [] },
  paths: { files: paths, may: [], mayTypes: [domain] },
  api: { files: api, may: [lib, routes, access], mayTypes: [contract, domain] },
  components: { files: components, may: [lib, '^src/domain/(money|time|market|password)\\.ts$', styles] },
  features: { files: features, may: [domain, contract, api, components, lib, locales, paths, styles] },
  app: { files: app, may: ['^src/(?!main\\.tsx|contract/)'], mayTypes: [contract] },
  main: { files: '^src/main\\.tsx$', may: [app, styles, mocks] },
  server: { files: server, may: [contract, domain], node: true },
  mocks: { files: mocks, may: [...carriedByMocks, contract, domain] },
}

const any = (patterns: readonly string[]) => patterns.map((pattern) => `(?:${pattern})`).join('|')

/** A room imports itself, what its row allows, packages it may use, and nothing else of ours. */
const roomRules = Object.entries(rooms).flatMap(([name, room]): IForbiddenRuleType[] => {
  const from = { path: room.files }
  const allowed = [room.files, ...room.may]
  const rules: IForbiddenRuleType[] = [
    {
      name: `${name}-own-code`,
      comment: `${name} may import: ${[...room.may, ...(room.mayTypes ?? [])].join(' ') || 'only itself'}`,
      severity: 'error',
      from,
      to: { path: '^(src|server|mocks|scripts|tests)/', pathNot: any([...allowed, ...(room.mayTypes ?? [])]) },
    },
  ]
  if (room.mayTypes)
    rules.push({
      name: `${name}-types-only`,
      comment: `${name} may import these as types only, so that their code stays out of the first load`,
      severity: 'error',
      from,
      to: { path: any(room.mayTypes), pathNot: any(allowed), dependencyTypesNot: ['type-only'] },
    })
  if (room.packages)
    rules.push({
      name: `${name}-packages`,
      comment: `${name} may import of npm: ${room.packages.join(', ')}`,
      severity: 'error',
      from,
      to: { path: 'node_modules/', pathNot: any(room.packages.map((one) => `(^|/)node_modules/${one}/`)) },
    })
  if (!room.node)
    rules.push({
      name: `${name}-no-node`,
      comment: `${name} also runs in a browser: no module of Node`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    })
  return rules
})

/** The mocks carry the server app into a browser, so nothing it reaches may need Node or a database driver. */
const nodeOnly = [
  '^node:',
  `^(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
  '(^|/)node_modules/(@types/)?(pg|pg-.+|chdb|@chdb/.+|pino|pino-.+|openid-client|@hono/node-server|@types/node)/',
  '(^|/)node_modules/@clickhouse/client/',
]

export const rules: IForbiddenRuleType[] = [
  ...roomRules,
  {
    name: 'no-feature-imports-another',
    comment: 'When two features need one thing: rules go down to domain, UI to components, composition up to app.',
    severity: 'error',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/$1/' },
  },
  {
    name: 'mocks-only-on-demand',
    comment: 'main.tsx loads the mocks by import(), outside production builds.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: mocks, dependencyTypesNot: ['dynamic-import'] },
  },
  {
    name: 'procedures-on-top',
    comment: 'Only the app calls procedures: what others need too lies in a room of its own (audit, auth, campaigns).',
    severity: 'error',
    from: { path: '^(server|mocks|scripts)/', pathNot: '^server/(app\\.ts|http/api\\.ts|procedures/)' },
    to: { path: '^server/procedures/' },
  },
  {
    name: 'app-runs-in-a-browser',
    comment: 'server/app.ts and all it reaches take Node, databases and the log as ports.',
    severity: 'error',
    from: { path: '^server/app\\.ts$' },
    to: { path: any(nodeOnly), reachable: true },
  },
  {
    name: 'no-circular',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^(virtual:|msw/vite)' },
  },
  {
    name: 'no-dev-dependency-in-the-product',
    severity: 'error',
    from: { path: '^(src|server)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
]

export const cruiseOptions: ICruiseOptions = {
  validate: true,
  ruleSet: { forbidden: rules },
  doNotFollow: { path: '(^|/)node_modules/' },
  exclude: { path: '^(dist|data|coverage|reports|tests/fixtures)/' },
  tsPreCompilationDeps: true,
  moduleSystems: ['es6'],
}

export const resolveOptions: Partial<IResolveOptions> = {
  extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
  exportsFields: ['exports'],
  conditionNames: ['import', 'types', 'default'],
  mainFields: ['module', 'main', 'types'],
}
