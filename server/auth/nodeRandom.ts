import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Random } from '../ports/ports.ts'
import type { Sha256 } from '../stores/ports.ts'

export const nodeRandom: Random = {
  id: () => randomUUID(),
  bytes: (count) => randomBytes(count),
  secret: () => randomBytes(32).toString('base64url'),
}

export const nodeSha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
