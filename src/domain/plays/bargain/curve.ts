import { wholeInBasisPoints, type BasisPoints } from '../../money.ts'
import type { Bargain, CurvePoint } from './schema.ts'

/** Share of the discount cut after a share of the helpers, both from 0 to 1. Never falls. */
export type Curve = (x: number) => number

type Point = { x: number; y: number }

/** What decides a bargain's curve, of all it holds. */
export type CurveSource = Pick<Bargain, 'helpers' | 'firstCut' | 'shape'>

/**
 * All control points of a bargain's curve in basis points: the ends, the first cut if one is given, and the shape
 * between. The first cut stands at one helper of n, which need not be a whole basis point.
 */
export function controlPoints({ helpers, firstCut, shape }: CurveSource): Point[] {
  const first = firstCut === null || helpers <= 1 ? [] : [{ x: wholeInBasisPoints / helpers, y: firstCut }]
  return [{ x: 0, y: 0 }, ...first, ...shape, { x: wholeInBasisPoints, y: wholeInBasisPoints }]
}

/** Do the points run left to right and never down, so that a curve can be drawn through them? */
export function isRising(points: readonly Point[]): boolean {
  return points.every((point, k) => {
    const before = points[k - 1]
    return before === undefined || (point.x > before.x && point.y >= before.y)
  })
}

/**
 * The curve through control points in basis points: monotone piecewise cubic interpolation, which neither overshoots
 * nor dips between points. Only + - * / and sqrt, so that every IEEE 754 machine draws the same.
 *
 * Source: F. N. Fritsch, R. E. Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980).
 *
 * @throws RangeError if there are fewer than two points, or they do not rise.
 */
export function curveFrom(points: readonly Point[]): Curve {
  if (points.length < 2 || !isRising(points)) throw new RangeError('control points do not rise')
  const xs = points.map(({ x }) => x / wholeInBasisPoints)
  const ys = points.map(({ y }) => y / wholeInBasisPoints)
  const slopes = tangents(xs, ys)
  return (x) => {
    let k = 0
    while (k < xs.length - 2 && x > xs[k + 1]!) k++
    const width = xs[k + 1]! - xs[k]!
    const t = (x - xs[k]!) / width
    const s = 1 - t
    return (
      ys[k]! * (1 + 2 * t) * s * s +
      slopes[k]! * width * t * s * s +
      ys[k + 1]! * t * t * (3 - 2 * t) -
      slopes[k + 1]! * width * t * t * s
    )
  }
}

function tangents(xs: readonly number[], ys: readonly number[]): number[] {
  const secants = xs.slice(1).map((x, k) => (ys[k + 1]! - ys[k]!) / (x - xs[k]!))
  const slopes = xs.map((_, k) => {
    const before = secants[k - 1]
    const after = secants[k]
    if (before === undefined) return after!
    if (after === undefined) return before
    return before === 0 || after === 0 ? 0 : (before + after) / 2
  })
  secants.forEach((secant, k) => {
    if (secant === 0) {
      slopes[k] = 0
      slopes[k + 1] = 0
      return
    }
    const a = slopes[k]! / secant
    const b = slopes[k + 1]! / secant
    const length = a * a + b * b
    if (length <= 9) return
    const shrink = 3 / Math.sqrt(length)
    slopes[k] = shrink * a * secant
    slopes[k + 1] = shrink * b * secant
  })
  return slopes
}

/** 2^32: curve steps are kept as integers of this fineness, so that what follows is exact. */
const stepUnit = 4_294_967_296

/**
 * How much of the curve each of the n steps takes, as integers in units of 2^-32 of the whole, rounded to nearest.
 * From here on every computation of a plan is exact.
 *
 * @throws RangeError if there is no helper or the points do not rise.
 */
export function curveSteps(source: CurveSource): number[] {
  if (!Number.isSafeInteger(source.helpers) || source.helpers < 1) throw new RangeError(`helpers ${source.helpers}`)
  const curve = curveFrom(controlPoints(source))
  const heights = Array.from({ length: source.helpers + 1 }, (_, k) => curve(k / source.helpers))
  return heights.slice(1).map((height, k) => Math.floor(Math.max(0, height - heights[k]!) * stepUnit + 0.5))
}

export const presets = ['frontLoaded', 'even', 'backLoaded'] as const
export type Preset = (typeof presets)[number]

/** Presets between the first cut (or the start) and the end, as shares of that box in basis points. */
const presetPoints: Record<Preset, readonly CurvePoint[]> = {
  frontLoaded: [
    { x: 1580, y: 4030 },
    { x: 4210, y: 7460 },
    { x: 7370, y: 9550 },
  ],
  even: [],
  backLoaded: [
    { x: 2630, y: 450 },
    { x: 5790, y: 2540 },
    { x: 8420, y: 5970 },
  ],
}

/** The shape of a preset, fitted between a bargain's first cut and its end. */
export function presetShape(
  preset: Preset,
  { helpers, firstCut }: Pick<CurveSource, 'helpers' | 'firstCut'>,
): CurvePoint[] {
  const from = firstCut === null || helpers <= 1 ? { x: 0, y: 0 } : { x: wholeInBasisPoints / helpers, y: firstCut }
  const along = (start: number, share: BasisPoints) =>
    Math.floor(start + ((wholeInBasisPoints - start) * share) / wholeInBasisPoints + 0.5)
  const points = presetPoints[preset].map(({ x, y }) => ({ x: along(from.x, x), y: along(from.y, y) }))
  return points.filter(({ x }, k) => x > (points[k - 1]?.x ?? from.x) && x < wholeInBasisPoints)
}

/** The preset a bargain's shape is, or null if somebody drew their own. */
export function fitPreset(source: CurveSource): Preset | null {
  const same = (a: readonly CurvePoint[], b: readonly CurvePoint[]) =>
    a.length === b.length && a.every((point, k) => point.x === b[k]!.x && point.y === b[k]!.y)
  return presets.find((preset) => same(presetShape(preset, source), source.shape)) ?? null
}

/**
 * The shape with what stands in the way of a rising curve taken out: points at or before the first cut, points that
 * do not lead to the right, and heights below the point before raised to it.
 */
export function cleanShape({ helpers, firstCut, shape }: CurveSource): CurvePoint[] {
  let before: Point =
    firstCut === null || helpers <= 1 ? { x: 0, y: 0 } : { x: wholeInBasisPoints / helpers, y: firstCut }
  const kept: CurvePoint[] = []
  for (const point of shape.toSorted((a, b) => a.x - b.x)) {
    if (point.x <= before.x || point.x >= wholeInBasisPoints) continue
    before = { x: point.x, y: Math.max(point.y, before.y) }
    kept.push({ x: before.x, y: before.y })
  }
  return kept
}
