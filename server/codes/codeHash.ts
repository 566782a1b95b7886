import type { Sha256 } from '../stores/ports.ts'

/**
 * What is kept of a code: 128 bits of SHA-256 over its letters as `makeCode` writes them. Who reads the database learns no
 * code that has 4 groups (67.9 bits to try); ones with 3 groups are for what may leak with it.
 */
export function codeHash(code: string, hash: Sha256): string {
  return hash(`code\n${code}`).slice(0, 32)
}
