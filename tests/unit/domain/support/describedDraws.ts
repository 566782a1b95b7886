/**
 * The first numbers of a seed's stream, written from the published description alone: sfc32 keyed by four hashes of the
 * text, after fifteen rounds of warming up.
 */
export function describedDraws(text: string, count: number): number[] {
  const fnv = (basis: number) => {
    let h = basis >>> 0
    for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 16_777_619) >>> 0
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507) >>> 0
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909) >>> 0
    return (h ^ (h >>> 16)) >>> 0
  }
  let [a, b, c, d] = [fnv(0x811c9dc5), fnv(0x01000193), fnv(0x9e3779b9), fnv(0x85ebca6b)]
  const outputs: number[] = []
  for (let round = 0; round < 15 + count; round++) {
    const mixed = (a + b + d) >>> 0
    d = (d + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + mixed) >>> 0
    outputs.push(mixed / 4_294_967_296)
  }
  return outputs.slice(15)
}
