/**
 * `npm run admin -- user add <email> --role <role> [--name <name>]` (password on standard input) and
 * `npm run admin -- key add --scope <events|delivery> [--name <name>]` (prints the key alone). Also while the server runs.
 */
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { keyScopes } from '#contract/keys.ts'
import { passwordSchema } from '#contract/session.ts'
import { roleSchema } from '#domain/shapes.ts'
import { instantOf } from '#domain/time.ts'
import { addKey, newKey } from '#server/auth/keys.ts'
import { nodePasswordHasher } from '#server/auth/nodePasswordHasher.ts'
import { nodeRandom, nodeSha256 } from '#server/auth/nodeRandom.ts'
import { addUser } from '#server/auth/users.ts'
import { BadEnvironment, readEnvironment } from '#server/environment.ts'
import { ProblemError } from '#server/http/problem.ts'
import { openStores } from '#server/openStores.ts'
import { StoreDown } from '#server/stores/ports/errors.ts'
import type { StoreSet } from '#server/stores/ports.ts'

const usage = `npm run admin -- user add <email> --role <${roleSchema.options.join('|')}> [--name <name>]    (password on standard input)
npm run admin -- key add --scope <${keyScopes.join('|')}> [--name <name>]`

/** What was asked for cannot be done: said without a stack. */
class Refused extends Error {}

try {
  await run(process.argv.slice(2))
} catch (error) {
  const known =
    error instanceof Refused ||
    error instanceof BadEnvironment ||
    error instanceof StoreDown ||
    error instanceof ProblemError
  console.error(
    known || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : error.stack,
  )
  process.exitCode = 1
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args)
  const [what, verb, email] = positionals
  if (what === 'user' && verb === 'add' && email !== undefined && positionals.length === 3)
    return addPerson(email, values)
  if (what === 'key' && verb === 'add' && positionals.length === 2) return addStorefrontKey(values)
  throw new Refused(usage)
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: 'string' }, name: { type: 'string' }, scope: { type: 'string' } },
    })
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

async function addPerson(
  email: string,
  { role, name }: { role?: string | undefined; name?: string | undefined },
): Promise<void> {
  const person = {
    email: valid(z.email().max(200), email, `"${email}" is no email address`),
    role: valid(roleSchema, role, `--role must be one of ${roleSchema.options.join(', ')}`),
    name: valid(z.string().min(1).max(80), name ?? email.split('@')[0], '--name must have 1 to 80 characters'),
  }
  const password = valid(passwordSchema, await readPassword(), 'the password must have 12 to 200 characters')
  const passwordHash = await nodePasswordHasher.hash(password)
  const createdAt = instantOf(Date.now())
  await inStore((s) =>
    addUser(
      s,
      {
        ...person,
        id: nodeRandom.id(),
        active: true,
        passwordHash,
        language: null,
        createdAt,
        lastSeenAt: null,
        revision: 1,
      },
      null,
    ),
  )
  console.error(`Added ${person.email} as ${person.role}.`)
}

async function addStorefrontKey({
  scope,
  name,
}: {
  scope?: string | undefined
  name?: string | undefined
}): Promise<void> {
  const facts = {
    id: nodeRandom.id(),
    scope: valid(z.enum(keyScopes), scope, `--scope must be one of ${keyScopes.join(', ')}`),
    name: valid(z.string().min(1).max(80), name ?? `${scope} key`, '--name must have 1 to 80 characters'),
    createdAt: instantOf(Date.now()),
    createdBy: null,
  }
  const { key, secret } = newKey(facts, nodeRandom.secret(), nodeSha256)
  await inStore((s) => addKey(s, key, null))
  console.log(secret)
}

async function inStore(work: (stores: StoreSet) => Promise<void>): Promise<void> {
  const stores = await openStores(readEnvironment(process.env))
  try {
    await stores.transaction(work)
  } finally {
    await stores.close()
  }
}

function valid<T>(schema: z.ZodType<T>, value: unknown, sentence: string): T {
  const checked = schema.safeParse(value)
  if (!checked.success) throw new Refused(sentence)
  return checked.data
}

/** From a pipe as it is, less the line's end; from a terminal without showing it. */
async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  process.stderr.write('Password: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await line.question('')
  } finally {
    line.close()
    process.stderr.write('\n')
  }
}
