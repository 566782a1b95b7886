import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelPlaces } from '#features/plays/groupBuy/labelPlaces.ts'
import { widthOf } from '#lib/textWidth.ts'

const width = 600
const labels = fc.array(
  fc.record({
    text: fc.constantFrom('2 members pay HK$1,799', '10 人 NT$9,999', '5 members pay HK$999.50'),
    cx: fc.integer({ min: 0, max: width }),
    cy: fc.integer({ min: 20, max: 200 }),
  }),
  { maxLength: 10 },
)

describe('labels of a chart', () => {
  test.prop([labels])('never write over each other or out of the chart', (wanted) => {
    const boxes = labelPlaces(wanted, [], width).flatMap((place, k) => {
      if (!place) return []
      const long = widthOf(wanted[k]!.text)
      const left = place.anchor === 'start' ? place.x : place.x - long
      return [{ left, right: left + long, top: place.y - 11, bottom: place.y + 4 }]
    })
    for (const [k, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(width)
      for (const other of boxes.slice(k + 1))
        expect(
          box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
        ).toBe(true)
    }
  })

  it('leaves what is written there already', () => {
    const [place] = labelPlaces(
      [{ text: 'HK$99', cx: 300, cy: 100 }],
      [{ x: 300, y: 70, width: 200, height: 25 }],
      width,
    )
    expect(place?.anchor).toBe('end')
  })
})
