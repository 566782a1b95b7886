import { roles, type Role } from '../access.ts'
import { instantOf, type Instant } from '../time.ts'

/** What is there when a scenario begins. */
export const dataSets = ['empty', 'oneDraft', 'liveDouble11', 'finishedDouble11', 'huge'] as const
export type DataSet = (typeof dataSets)[number]

/** What can go wrong with a call, on purpose. */
export const faultKinds = [
  'slow',
  'serverError',
  'badGateway',
  'conflict',
  'stale',
  'tooMany',
  'offline',
  'malformed',
  'sessionExpired',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Calls of one method and path go wrong. `*` stands for any method, and in a path for one segment or, at its end, for the rest. */
export type Fault = { kind: FaultKind; method: string; path: string }

/** Everything QA chooses. The same scenario shows the same screen. */
export type Scenario = {
  dataSet: DataSet
  /** Signed in as the person of this role; nobody is signed in at first where it is null. */
  role: Role | null
  /** The clock the mock server starts at, or null for the data set's own. */
  clock: Instant | null
  faults: readonly Fault[]
}

export const defaultScenario: Scenario = { dataSet: 'liveDouble11', role: 'manager', clock: null, faults: [] }

/** Names and values as they stand in a URL after the question mark. */
export type SearchPairs = readonly (readonly [string, string])[]

/**
 * The scenario a console's URL names: `?qa=liveDouble11&as=approver&fault=slow:GET:/api/campaigns`.
 * What is not named, and words nobody knows, stay as in `fallback`.
 */
export function readScenario(search: SearchPairs, fallback: Scenario = defaultScenario): Scenario {
  const named = new Map(search)
  const role = named.get('as')
  const clock = Date.parse(named.get('clock') ?? '')
  const faults = search.filter(([name]) => name === 'fault').flatMap(([, value]) => readFault(value))
  return {
    dataSet: oneOf(dataSets, named.get('qa')) ?? fallback.dataSet,
    role: role === 'nobody' ? null : (oneOf(roles, role) ?? fallback.role),
    clock: Number.isNaN(clock) ? fallback.clock : instantOf(clock),
    faults: named.has('fault') ? faults : fallback.faults,
  }
}

/** The scenario as it stands in a URL. */
export function writeScenario(scenario: Scenario): [string, string][] {
  return [
    ['qa', scenario.dataSet],
    ['as', scenario.role ?? 'nobody'],
    ...(scenario.clock === null ? [] : [['clock', scenario.clock] satisfies [string, string]]),
    ...scenario.faults.map(({ kind, method, path }): [string, string] => ['fault', `${kind}:${method}:${path}`]),
  ]
}

/** Does a fault meet this call? */
export function meets(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== '*' && fault.method !== method.toUpperCase()) return false
  const asked = path.split('/')
  const named = fault.path.split('/')
  return (
    named.every((segment, k) => (segment === '*' ? asked[k] !== undefined : segment === asked[k])) &&
    (asked.length === named.length || named.at(-1) === '*')
  )
}

function readFault(text: string): Fault[] {
  const [word, method, ...path] = text.split(':')
  const kind = oneOf(faultKinds, word)
  return kind === undefined || method === undefined || path.length === 0 ? [] : [{ kind, method, path: path.join(':') }]
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T | undefined {
  return known.find((candidate) => candidate === word)
}
