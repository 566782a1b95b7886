import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Files, StaticFile } from './files.ts'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
}

const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/
const worthCompressing = 1024

type Kept = { modified: number; etag: string; plain: Buffer; br?: Promise<Buffer>; gzip?: Promise<Buffer> }

/** Files below some directories, the first that has one winning. Read once, compressed when first asked for. */
export function nodeFiles(directories: readonly string[]): Files {
  const kept = new Map<string, Kept>()
  return {
    async read(path, acceptEncoding) {
      for (const directory of directories) {
        const file = inside(directory, path)
        const one = file && (await load(file, kept))
        if (one) return staticFile(one, path, acceptEncoding)
      }
      return null
    },
  }
}

/** Null for what would lead out of the directory, hidden files and build notes. */
function inside(directory: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const file = normalize(join(directory, decoded))
  const within = file.startsWith(normalize(directory) + sep)
  return within && !decoded.includes('\0') && !/(^|[\\/])\./.test(decoded) ? file : null
}

async function load(file: string, kept: Map<string, Kept>): Promise<Kept | null> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return null
  const known = kept.get(file)
  if (known?.modified === found.mtimeMs) return known
  const plain = await readFile(file)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`
  const one = { modified: found.mtimeMs, etag, plain }
  kept.set(file, one)
  return one
}

async function staticFile(one: Kept, path: string, acceptEncoding: string): Promise<StaticFile> {
  const mediaType = mediaTypes[extname(path)] ?? 'application/octet-stream'
  const encoding = one.plain.length < worthCompressing || !compressible.test(mediaType) ? null : bestOf(acceptEncoding)
  const body = encoding === null ? one.plain : await compressed(one, encoding)
  return {
    body: new Uint8Array(body),
    // A strong ETag names these bytes, and compressed ones are others.
    etag: encoding === null ? one.etag : one.etag.replace(/"$/, `-${encoding}"`),
    mediaType,
    immutable: path.startsWith('/assets/'),
    encoding,
  }
}

const bestOf = (accepted: string): 'br' | 'gzip' | null =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null

function compressed(one: Kept, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'br') {
    one.br ??= promisify(brotliCompress)(one.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    return one.br
  }
  one.gzip ??= promisify(gzip)(one.plain, { level: 9 })
  return one.gzip
}
