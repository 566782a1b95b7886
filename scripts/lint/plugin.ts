/**
 * Lint rules of our own, for promises that no ready-made rule holds.
 *
 * oxlint loads this file through `jsPlugins`; the shape is the one of an ESLint plugin.
 */
type Node = { type: string; [key: string]: unknown }
type Context = { report(problem: { node: Node; message: string }): void }
type Visitor = Record<string, (node: never) => void>
type Rule = { create(context: Context): Visitor }

type Member = Node & { object: Node & { name?: string }; property: Node & { name?: string; value?: unknown } }
type Construct = Node & { callee: Node & { name?: string }; arguments: Node[] }
type Name = Node & { name: string }
type Import = Node & { source: (Node & { value?: unknown }) | null }

const propertyName = (node: Member): string | undefined =>
  node.property.name ?? (typeof node.property.value === 'string' ? node.property.value : undefined)

const isMember = (node: Member, object: string, properties: readonly string[]): boolean =>
  node.object.type === 'Identifier' && node.object.name === object && properties.includes(propertyName(node) ?? '')

const localeMethods = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'localeCompare']

/** The domain reads no clock, no random source and no locale: time, seed and language enter as arguments. */
const pureDomain: Rule = {
  create: (context) => ({
    MemberExpression(node: Member) {
      if (isMember(node, 'Date', ['now']))
        context.report({ node, message: 'The domain has no clock: take the instant as an argument.' })
      if (isMember(node, 'Math', ['random']))
        context.report({ node, message: 'The domain has no randomness: take a Seed.' })
      if (isMember(node, 'Temporal', ['Now']))
        context.report({ node, message: 'The domain has no clock: take the instant as an argument.' })
      if (localeMethods.includes(propertyName(node) ?? ''))
        context.report({ node, message: 'The domain has no locale: format in src/lib.' })
    },
    NewExpression(node: Construct) {
      if (node.callee.name === 'Date' && node.arguments.length === 0)
        context.report({ node, message: 'The domain has no clock: take the instant as an argument.' })
    },
    CallExpression(node: Construct) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date')
        context.report({ node, message: 'The domain has no clock: take the instant as an argument.' })
    },
    Identifier(node: Name) {
      if (node.name === 'Intl') context.report({ node, message: 'The domain has no locale: format in src/lib.' })
    },
  }),
}

/**
 * The bargain plan is recomputed by storefronts in other languages, and a forecast or a story of shoppers is the same in
 * Node and in every browser. IEEE 754 fixes + - * / and sqrt, but leaves the last bit of powers, exponentials and
 * logarithms to the implementation: one such bit moves a cent to another helper.
 */
const inexact = [
  'pow',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'cbrt',
  'hypot',
  'sin',
  'cos',
  'tan',
  'tanh',
  'sinh',
  'cosh',
]
const exactArithmetic: Rule = {
  create: (context) => ({
    MemberExpression(node: Member) {
      if (isMember(node, 'Math', inexact))
        context.report({
          node,
          message: `Math.${propertyName(node)} may differ in its last bit between engines: use + - * / or sqrt.`,
        })
    },
    BinaryExpression(node: Node & { operator: string }) {
      if (node.operator === '**')
        context.report({ node, message: '** may differ in its last bit between engines: multiply.' })
    },
    AssignmentExpression(node: Node & { operator: string }) {
      if (node.operator === '**=')
        context.report({ node, message: '**= may differ in its last bit between engines: multiply.' })
    },
  }),
}

/** Plain Node runs server and scripts from the sources, so every path of our own carries its extension. */
const explicitExtensions: Rule = {
  create: (context) => {
    const check = (node: Import) => {
      const from = node.source?.value
      if (typeof from !== 'string' || !/^(\.|#|\/)/.test(from) || from === '#paths') return
      if (!/\.(tsx?|json|css|svg|png|sql|md|mjs|js)(\?\w+)?$/.test(from))
        context.report({ node, message: `Write the extension: "${from}.ts" or "${from}.tsx".` })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

type Work = Node & { params?: Node[] }
type Call = Node & { callee: Node & { object?: Node; property?: Node }; arguments: Node[] }

const nameOf = (node: Node | undefined): string => {
  const name = node?.['name'] ?? (node?.['property'] as Node | undefined)?.['name']
  return typeof name === 'string' ? name : ''
}

/** The work given to `stores.transaction(…)` or `stores.read(…)`, if this call is one. */
function workOf(call: Call): Work | undefined {
  if (!['transaction', 'read'].includes(nameOf(call.callee.property)) || !/stores$/i.test(nameOf(call.callee.object)))
    return undefined
  const work = call.arguments[0]
  return work && ['ArrowFunctionExpression', 'FunctionExpression'].includes(work.type) ? work : undefined
}

function mentions(node: unknown, names: readonly string[]): boolean {
  if (Array.isArray(node)) return node.some((one) => mentions(one, names))
  if (typeof node !== 'object' || node === null) return false
  const { type, name, parent: _, ...rest } = node as Node
  if (type === 'Identifier' && typeof name === 'string' && names.includes(name)) return true
  return Object.values(rest).some((value) => mentions(value, names))
}

/**
 * Inside a transaction only its own stores are awaited: on SQLite anything else leaves the open connection waiting and
 * hangs every later query, on PostgreSQL it reads what the transaction does not see.
 */
const transactionAwaitsStores: Rule = {
  create: (context) => {
    const open: string[] = []
    return {
      CallExpression(node: Call) {
        const work = workOf(node)
        if (work) open.push(nameOf(work.params?.[0]))
      },
      'CallExpression:exit'(node: Call) {
        if (workOf(node)) open.pop()
      },
      AwaitExpression(node: Node) {
        if (open.length > 0 && !mentions(node['argument'], open))
          context.report({
            node,
            message: 'Inside a transaction, await only the stores it hands out: do this before or after.',
          })
      },
    }
  },
}

export default {
  meta: { name: 'haggle' },
  rules: {
    'pure-domain': pureDomain,
    'exact-arithmetic': exactArithmetic,
    'explicit-extensions': explicitExtensions,
    'transaction-awaits-stores': transactionAwaitsStores,
  },
}
