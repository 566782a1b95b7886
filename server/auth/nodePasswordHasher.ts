import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordHasher } from '../ports/ports.ts'

const argon2id = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2('argon2id', parameters, done),
)

/** OWASP Password Storage Cheat Sheet (2024): 19 MiB, two passes, one lane. */
const present = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** argon2id in the PHC string form, so that stronger settings can follow without breaking old passwords. */
export const nodePasswordHasher: PasswordHasher = {
  async hash(password) {
    const nonce = randomBytes(16)
    const tag = await argon2id({ ...present, message: password.normalize('NFC'), nonce, tagLength })
    const { memory, passes, parallelism } = present
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(nonce)}$${text(tag)}`
  },

  async verify(password, stored) {
    const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored)
    if (!match) return false
    const [, memory, passes, parallelism, nonce = '', tag = ''] = match
    const expected = Buffer.from(tag, 'base64')
    const actual = await argon2id({
      message: password.normalize('NFC'),
      nonce: Buffer.from(nonce, 'base64'),
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      tagLength: expected.length,
    })
    return timingSafeEqual(actual, expected)
  },
}

const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
