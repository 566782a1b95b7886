/** Text that decides every draw: the same seed gives the same numbers in Node and in every browser. */
export type Seed = string

/** Draws the next number, uniform on [0, 1), with 32 bits of it random. */
export type Draw = () => number

/**
 * A stream of draws from a seed: sfc32, keyed by four FNV-1a hashes of the text. Integer operations only, so the
 * stream is the same on every engine. Not for secrets: codes and tokens come from the platform's cryptography.
 *
 * Source: Chris Doty-Humphrey, PractRand (sfc32); Fowler-Noll-Vo (hash).
 */
export function drawsOf(seed: Seed): Draw {
  let a = hash32(seed, 0x811c9dc5)
  let b = hash32(seed, 0x01000193)
  let c = hash32(seed, 0x9e3779b9)
  let counter = hash32(seed, 0x85ebca6b)
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

/** A whole number from `from` to `to`, both included, each equally likely. */
export function drawInteger(draw: Draw, from: number, to: number): number {
  return from + Math.floor(draw() * (to - from + 1))
}

/** Spreads text over 32 bits (FNV-1a, finished by murmur3's mixer). Equal text, equal number; not for secrets. */
export function hash32(text: string, basis = 0x811c9dc5): number {
  let hash = basis | 0
  for (let k = 0; k < text.length; k++) {
    hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
