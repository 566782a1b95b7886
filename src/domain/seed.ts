/** Text that decides every draw: the same seed gives the same numbers in Node and in every browser. */
export type Seed = string

/** Draws the next number, uniform on [0, 1), with 32 bits of it random. */
export type Draw = () => number

/** Where the hashes start that key a stream. */
const bases = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b] as const

/**
 * A stream of draws from a seed: sfc32, keyed by four FNV-1a hashes of the text. Integer operations only, so the
 * stream is the same on every engine. Not for secrets: codes and tokens come from the platform's cryptography.
 *
 * Source: Chris Doty-Humphrey, PractRand (sfc32); Fowler-Noll-Vo (hash).
 */
export function drawsOf(seed: Seed): Draw {
  let [a, b, c, counter] = bases.map((basis) => mixed(stirred(seed, basis))) as [number, number, number, number]
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return (mixed >>> 0) / 4_294_967_296
  }
  for (let warmUp = 0; warmUp < 15; warmUp++) next()
  return next
}

/** The k-th draw of a seed, without drawing those before it. */
export function drawAt(seed: Seed, index: number): number {
  return drawsOf(`${seed}#${index}`)()
}

/**
 * The first draws of a seed, each what `drawAt` gives for its place. What they share is hashed once: plans take hundreds.
 */
export function firstDraws(seed: Seed, count: number): number[] {
  const prefix = `${seed}#`
  const a = stirred(prefix, bases[0])
  const b = stirred(prefix, bases[1])
  const c = stirred(prefix, bases[2])
  const d = stirred(prefix, bases[3])
  const draws: number[] = []
  for (let index = 0; index < count; index++) {
    const digits = String(index)
    draws.push(
      sixteenth(
        mixed(stirred(digits, a)),
        mixed(stirred(digits, b)),
        mixed(stirred(digits, c)),
        mixed(stirred(digits, d)),
      ),
    )
  }
  return draws
}

/** The first draw of `drawsOf` for its four words: the sixteenth of sfc32, its fifteen before being warm-up. */
function sixteenth(first: number, second: number, third: number, counted: number): number {
  let a = first
  let b = second
  let c = third
  let counter = counted
  let out = 0
  for (let turn = 0; turn < 16; turn++) {
    out = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
  }
  return (out >>> 0) / 4_294_967_296
}

/** A whole number from `from` to `to`, both included, each equally likely. */
export function drawInteger(draw: Draw, from: number, to: number): number {
  return from + Math.floor(draw() * (to - from + 1))
}

/** Spreads text over 32 bits (FNV-1a, finished by murmur3's mixer). Equal text, equal number; not for secrets. */
export function hash32(text: string, basis = 0x811c9dc5): number {
  return mixed(stirred(text, basis)) >>> 0
}

/** FNV-1a, begun from a basis or gone on with from the hash of what stands before. */
function stirred(text: string, basis: number): number {
  let hash = basis | 0
  for (let k = 0; k < text.length; k++) {
    hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  }
  return hash
}

function mixed(stirredHash: number): number {
  let hash = Math.imul(stirredHash ^ (stirredHash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
