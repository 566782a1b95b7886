import { pino } from 'pino'
import type { Environment } from './environment.ts'
import type { Log } from './ports/ports.ts'

/** JSON lines on standard error, so that standard output keeps what people read. */
export function nodeLog(level: Environment['logLevel']): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: false }))
  return {
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, facts) => logger.error(facts ?? {}, message),
  }
}
