/** Text that decides every draw: the same seed gives the same numbers in Node and in every browser. */
export type Seed = string

/** Draws the next number, uniform on [0, 1), with 32 bits of it random. */
export type Draw = () => number

/** Where the hashes start that key a stream. */
const bases = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b] as const
const fnvPrime = 0x01000193
/** Outputs thrown away until the words of the key have spread over the state. */
const warmUps = 15

/**
 * A stream of draws from a seed: sfc32, keyed by four FNV-1a hashes of the text. Integer operations only, so the
 * stream is the same on every engine. Not for secrets: codes and tokens come from the platform's cryptography.
 *
 * Source: Chris Doty-Humphrey, PractRand (sfc32); Fowler-Noll-Vo (hash).
 */
export function drawsOf(seed: Seed): Draw {
  let [a, b, c, counter] = keysOf(seed)
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return (mixed >>> 0) / 4_294_967_296
  }
  for (let turn = 0; turn < warmUps; turn++) next()
  return next
}

/** Values that a draw of 16 bits can take. */
export const halves = 65_536

/**
 * Fills a list with a seed's first draws of 16 bits: whole numbers below `halves`, two of each output of its stream, the
 * lower bits first. Many times faster than asking for each: a plan takes hundreds, a forecast thousands of plans.
 */
export function drawHalvesInto(draws: Uint16Array, seed: Seed): void {
  const keys = keysOf(seed)
  // Said to be integers, for an engine that takes them for numbers of any kind runs the loop three times as long.
  let a = keys[0] | 0
  let b = keys[1] | 0
  let c = keys[2] | 0
  let counter = keys[3] | 0
  for (let turn = -2 * warmUps; turn < draws.length; turn += 2) {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    if (turn >= 0) {
      draws[turn] = mixed
      // What lies past the end is dropped.
      draws[turn + 1] = mixed >>> 16
    }
  }
}

/** The four words that key a stream: four hashes of the text in one pass over it. */
function keysOf(seed: Seed): [number, number, number, number] {
  let [a, b, c, d] = bases as readonly [number, number, number, number]
  for (let k = 0; k < seed.length; k++) {
    const letter = seed.charCodeAt(k)
    a = Math.imul(a ^ letter, fnvPrime)
    b = Math.imul(b ^ letter, fnvPrime)
    c = Math.imul(c ^ letter, fnvPrime)
    d = Math.imul(d ^ letter, fnvPrime)
  }
  return [mixed(a), mixed(b), mixed(c), mixed(d)]
}

/** A whole number from `from` to `to`, both included, each equally likely. */
export function drawInteger(draw: Draw, from: number, to: number): number {
  return from + Math.floor(draw() * (to - from + 1))
}

/** Spreads text over 32 bits (FNV-1a, finished by murmur3's mixer). Equal text, equal number; not for secrets. */
export function hash32(text: string, basis = 0x811c9dc5): number {
  let hash = basis | 0
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), fnvPrime)
  return mixed(hash) >>> 0
}

function mixed(stirred: number): number {
  let hash = Math.imul(stirred ^ (stirred >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
