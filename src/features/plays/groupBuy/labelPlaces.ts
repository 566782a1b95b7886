import { widthOf } from '#lib/textWidth.ts'

/** Where a chart may write: a box in pixels, `y` its top. */
type Box = { x: number; y: number; width: number; height: number }

export type LabelPlace = { x: number; y: number; anchor: 'start' | 'end' }

type Label = { text: string; cx: number; cy: number }

const lineHeight = 15
const gap = 10

/**
 * A place for each label beside its point, where it hides no other: right above, left above, right below, left below.
 * Null where all four are taken or out of the chart; the label is then shown when its point is pointed at.
 */
export function labelPlaces(labels: readonly Label[], taken: readonly Box[], width: number): (LabelPlace | null)[] {
  const boxes = [...taken]
  return labels.map(({ text, cx, cy }) => {
    const long = widthOf(text)
    const found = [
      { x: cx + gap, top: cy - 9 - lineHeight + 4, anchor: 'start' as const },
      { x: cx - gap, top: cy - 9 - lineHeight + 4, anchor: 'end' as const },
      { x: cx + gap, top: cy + 8, anchor: 'start' as const },
      { x: cx - gap, top: cy + 8, anchor: 'end' as const },
    ].find(({ x, top, anchor }) => {
      const box = { x: anchor === 'start' ? x : x - long, y: top, width: long, height: lineHeight }
      if (box.x < 0 || box.x + long > width || top < 0 || boxes.some((other) => touches(box, other))) return false
      boxes.push(box)
      return true
    })
    return found ? { x: found.x, y: found.top + 11, anchor: found.anchor } : null
  })
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
