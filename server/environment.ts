import { z } from 'zod'

/** What the server is told from outside. */
export type Environment = {
  port: number
  host: string
  dataDirectory: string
  databaseUrl: string | null
  clickhouseUrl: string | null
  consoleOrigins: string[]
  kind: 'production' | 'demo'
  logLevel: (typeof logLevels)[number]
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const origin = z.string().transform((text, context) => {
  const url = URL.parse(text)
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.pathname === '/') return url.origin
  context.addIssue({ code: 'custom', message: `"${text}" is no origin such as https://console.shop.example` })
  return z.NEVER
})

const addressOf = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), {
    message: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const schema = z.object({
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(0).max(65_535)).default(4680),
  HAGGLE_HOST: z.string().min(1).default('127.0.0.1'),
  HAGGLE_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: addressOf('postgres:', 'postgresql:').optional(),
  CLICKHOUSE_URL: addressOf('http:', 'https:').optional(),
  HAGGLE_CONSOLE_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(origin)),
  HAGGLE_ENVIRONMENT: z.enum(['production', 'demo']).default('production'),
  HAGGLE_LOG: z.enum(logLevels).default('warn'),
})

/** The environment is wrong: a sentence per variable. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment'
}

/**
 * Reads the environment. An empty variable counts as unset, as in `docker run -e DATABASE_URL=`.
 *
 * @throws BadEnvironment naming every variable that cannot be used
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    throw new BadEnvironment(
      parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`).join('\n'),
    )
  const { data } = parsed
  return {
    port: data.PORT,
    host: data.HAGGLE_HOST,
    dataDirectory: data.HAGGLE_DATA,
    databaseUrl: data.DATABASE_URL ?? null,
    clickhouseUrl: data.CLICKHOUSE_URL ?? null,
    consoleOrigins: data.HAGGLE_CONSOLE_ORIGINS,
    kind: data.HAGGLE_ENVIRONMENT,
    logLevel: data.HAGGLE_LOG,
  }
}
