/**
 * `npm run contract`: writes what others read of the contract. With `--check` it writes nothing and fails where a file
 * is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { minifyContractRouter } from '@orpc/contract'
import { contract } from '#contract/contract.ts'
import { bargainVectors } from '#domain/plays/bargain/vectors.ts'
import { drawVectors } from '#domain/plays/lottery/vectors.ts'
import { packetVectors } from '#domain/plays/redPacket/vectors.ts'
import { openApiDocument } from './openapi.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

const files: Record<string, string> = {
  // Paths and methods for the console's client, without the schemas and so without zod.
  'src/contract/routes.gen.json': `${JSON.stringify(minifyContractRouter(contract))}\n`,
  // What another team would implement, or call.
  'public/openapi.json': `${JSON.stringify(await openApiDocument(version), null, 1)}\n`,
  // By which a storefront in any language proves that it cuts, splits and draws as we do.
  'docs/bargain-vectors.json': `${JSON.stringify(bargainVectors(), null, 1)}\n`,
  'docs/packet-vectors.json': `${JSON.stringify(packetVectors(), null, 1)}\n`,
  'docs/draw-vectors.json': `${JSON.stringify(drawVectors(), null, 1)}\n`,
}

const stale = Object.entries(files).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run \`npm run contract\``)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [file, text] of stale) writeFileSync(file, text)
  console.log(stale.length === 0 ? 'nothing changed' : `wrote ${stale.map(([file]) => file).join(', ')}`)
}
