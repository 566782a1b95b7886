import { curveFrom, controlPoints, isRising } from '#domain/plays/bargain/curve.ts'
import { basePlan, planProblem } from '#domain/plays/bargain/plan.ts'
import type { Bargain, CurvePoint } from '#domain/plays/bargain/schema.ts'
import type { Market } from '#domain/market.ts'
import { wholeInBasisPoints, type BasisPoints, type Minor } from '#domain/money.ts'

/** A control point that can be moved. `index` is its place in the shape, or `first` for the first cut. */
export type Handle = { id: string; index: number | 'first'; x: number; y: BasisPoints }

/** The handles of a bargain's curve, left to right. */
export function handlesOf(play: Bargain): Handle[] {
  const first: Handle[] =
    play.firstCut === null || play.helpers <= 1
      ? []
      : [{ id: 'first', index: 'first', x: wholeInBasisPoints / play.helpers, y: play.firstCut }]
  return [...first, ...play.shape.map(({ x, y }, index) => ({ id: `point-${index}`, index, x, y }))]
}

/** Helpers a share of the way stands for, to the nearest whole one. */
export const helpersAt = (play: Pick<Bargain, 'helpers'>, x: number): number =>
  Math.round((x * play.helpers) / wholeInBasisPoints)

/** What is left to pay after each number of helpers, exactly as it will be cut without jitter; null while no plan fits. */
export function pricesAfter(play: Bargain, market: Market): Minor[] | null {
  if (planProblem(play, market) !== null) return null
  let price = play.listPrice[market] ?? 0
  return [price, ...basePlan(play, market).map((cut) => (price -= cut))]
}

/**
 * The bargain with one handle moved, kept between its neighbours so that the curve never falls back. The first cut moves
 * up and down only.
 */
export function moveHandle(play: Bargain, index: Handle['index'], to: { x: number; y: number }): Bargain {
  const room = roomOf(play, index)
  const y = Math.round(clamp(to.y, room.y.least, room.y.most))
  if (index === 'first') return { ...play, firstCut: y }
  const x = Math.round(clamp(to.x, room.x.least, room.x.most))
  return { ...play, shape: play.shape.map((point, k) => (k === index ? { x, y } : point)) }
}

/** Between which a handle may stand: its neighbours, with a whole basis point to each side, so that points never meet. */
export function roomOf(play: Bargain, index: Handle['index']): Record<'x' | 'y', { least: number; most: number }> {
  const handles = handlesOf(play)
  const at = handles.findIndex((handle) => handle.index === index)
  const before = handles[at - 1] ?? { x: 0, y: 0 }
  const after = handles[at + 1] ?? { x: wholeInBasisPoints, y: wholeInBasisPoints }
  return {
    x: { least: Math.floor(before.x) + 1, most: Math.ceil(after.x) - 1 },
    y: { least: before.y, most: after.y },
  }
}

/** The most points a shape may hold; the schema's limit. */
export const mostPoints = 12

/** The bargain with a point more on its curve, at a share of the way; unchanged where there is no room. */
export function addPointAt(play: Bargain, x: number): Bargain {
  const at = Math.round(x)
  const points = controlPoints(play)
  if (play.shape.length >= mostPoints || !isRising(points)) return play
  const from = points[play.firstCut === null || play.helpers <= 1 ? 0 : 1]?.x ?? 0
  if (at <= from || at >= wholeInBasisPoints || play.shape.some((point) => point.x === at)) return play
  const y = Math.round(curveFrom(points)(at / wholeInBasisPoints) * wholeInBasisPoints)
  return { ...play, shape: [...play.shape, { x: at, y }].toSorted((a, b) => a.x - b.x) }
}

/** The middle of the widest stretch without a point: where a point more helps most. */
export function widestGap(play: Bargain): number {
  const xs = [
    ...(play.firstCut === null || play.helpers <= 1 ? [0] : [wholeInBasisPoints / play.helpers]),
    ...play.shape.map(({ x }) => x),
    wholeInBasisPoints,
  ]
  let widest = { from: 0, to: 0 }
  xs.slice(1).forEach((to, k) => {
    const from = xs[k] ?? 0
    if (to - from > widest.to - widest.from) widest = { from, to }
  })
  return (widest.from + widest.to) / 2
}

export function removePoint(play: Bargain, index: number): Bargain {
  return { ...play, shape: play.shape.filter((_, k) => k !== index) }
}

/** The curve as line segments from 0 to 1, fine enough for the eye; null while the points do not rise. */
export function sampledCurve(play: Bargain, samples = 160): CurvePoint[] | null {
  const points = controlPoints(play)
  if (!isRising(points)) return null
  const curve = curveFrom(points)
  return Array.from({ length: samples + 1 }, (_, k) => ({ x: k / samples, y: curve(k / samples) }))
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
