import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { BargainCurve } from '#features/plays/bargain/BargainCurve.tsx'
import { CurveNumbers } from '#features/plays/bargain/CurveNumbers.tsx'
import { readyDocument } from '../../setup/campaigns.ts'
import { bargain } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

let now: Bargain

function Curve({ start, disabled = false }: { start: Bargain; disabled?: boolean }) {
  const [play, setPlay] = useState(start)
  const change = (changed: Bargain) => {
    now = changed
    setPlay(changed)
  }
  return <BargainCurve play={play} market="HK" band={null} onChange={change} disabled={disabled} />
}

function Numbers({ start }: { start: Bargain }) {
  const [play, setPlay] = useState(start)
  const change = (changed: Bargain) => {
    now = changed
    setPlay(changed)
  }
  return (
    <CurveNumbers
      play={play}
      campaign={readyDocument()}
      market="HK"
      onChange={change}
      note={() => ({})}
      base="/plays/0"
      disabled={false}
    />
  )
}

/** HK$1,000 down to nothing with ten friends: a friend is a tenth of the way, a per cent HK$10. */
const even = bargain({
  listPrice: 100_000,
  floorPrice: 0,
  helpers: 10,
  firstCut: 2_000,
  shape: [
    { x: 4_000, y: 5_000 },
    { x: 7_000, y: 8_000 },
  ],
  jitter: 0,
})

beforeEach(() => {
  now = even
})

describe('the bargain curve under the keyboard', () => {
  it('says what each point means, to the cent that will be cut', async () => {
    await renderInConsole(<Curve start={even} />)
    // A cent is set aside for each of the ten cuts before the curve shares out the rest.
    expect(screen.getByRole('slider', { name: 'First cut' })).toHaveAttribute(
      'aria-valuetext',
      'after 1 helper HK$800.01 left, 20% cut',
    )
    expect(screen.getByRole('slider', { name: 'Point 2' })).toHaveAttribute(
      'aria-valuetext',
      'after 4 helpers HK$500.01 left, 50% cut',
    )
  })

  it('moves a point by a friend to the side and by a per cent up and down', async () => {
    await renderInConsole(<Curve start={even} />)
    screen.getByRole('slider', { name: 'Point 2' }).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    expect(now.shape[0]).toEqual({ x: 5_000, y: 5_100 })
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}')
    expect(now.shape[0]).toEqual({ x: 5_000, y: 4_600 })
  })

  it('never lets the price rise again or points change places', async () => {
    await renderInConsole(<Curve start={even} />)
    screen.getByRole('slider', { name: 'Point 2' }).focus()
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown>10/}{/Shift}')
    expect(now.shape[0]!.x).toBeLessThan(now.shape[1]!.x)
    expect(now.shape[0]!.y).toBe(now.shape[1]!.y)
    await userEvent.keyboard('{Shift>}{ArrowUp>20/}{/Shift}')
    expect(now.shape[0]!.y).toBe(now.firstCut)
  })

  it('moves the first cut up and down only', async () => {
    await renderInConsole(<Curve start={even} />)
    screen.getByRole('slider', { name: 'First cut' }).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    expect(now).toEqual({ ...even, firstCut: 2_100 })
  })

  it('takes a point away, but not the first cut', async () => {
    await renderInConsole(<Curve start={even} />)
    screen.getByRole('slider', { name: 'Point 2' }).focus()
    await userEvent.keyboard('{Delete}')
    expect(now.shape).toEqual([{ x: 7_000, y: 8_000 }])
    screen.getByRole('slider', { name: 'First cut' }).focus()
    await userEvent.keyboard('{Delete}')
    expect(now.firstCut).toBe(2_000)
  })

  it('stands still where the campaign cannot be edited', async () => {
    await renderInConsole(<Curve start={even} disabled />)
    const point = screen.getByRole('slider', { name: 'Point 2' })
    expect(point).toHaveAttribute('aria-disabled', 'true')
    point.focus()
    await userEvent.keyboard('{ArrowDown}{Delete}')
    expect(now).toEqual(even)
  })

  it('marks a floor above the list price inside the chart instead of drawing out of it', async () => {
    const { container } = await renderInConsole(<Curve start={{ ...even, floorPrice: { HK: 250_000 } }} />)
    expect(screen.getByText('floor HK$2,500 lies above the list price')).toBeInTheDocument()
    expect(screen.queryByRole('slider')).toBeNull()
    const heights = [...container.querySelectorAll('[cy], [y1]')].flatMap((mark) =>
      ['cy', 'y1', 'y2'].map((name) => Number(mark.getAttribute(name) ?? 0)),
    )
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0)
  })
})

describe('the points in numbers', () => {
  it('says what cannot be read, keeps it in sight and the curve as it was', async () => {
    await renderInConsole(<Numbers start={even} />)
    const helpers = screen.getByRole('textbox', { name: 'Point 2: Helpers' })
    await userEvent.clear(helpers)
    await userEvent.type(helpers, 'four')
    await userEvent.tab()
    expect(helpers).toHaveValue('four')
    expect(screen.getByRole('alert')).toHaveTextContent('Write a whole number.')
    expect(now).toEqual(even)
  })

  it('refuses a number beyond the neighbours and says where there is room, so that typing 15 over 1 is not bent', async () => {
    await renderInConsole(<Numbers start={{ ...even, helpers: 20 }} />)
    const helpers = screen.getByRole('textbox', { name: 'Point 2: Helpers' })
    await userEvent.clear(helpers)
    await userEvent.type(helpers, '1')
    expect(screen.getByRole('alert')).toHaveTextContent('Between 2 and 13 helpers')
    await userEvent.type(helpers, '2')
    expect(helpers).toHaveValue('12')
    expect(now.shape[0]!.x).toBe(6_000)

    const cut = screen.getByRole('textbox', { name: 'Point 2: Cut so far %' })
    await userEvent.clear(cut)
    await userEvent.type(cut, '95')
    expect(screen.getByRole('alert')).toHaveTextContent('Between 20% and 80%')
    expect(now.shape[0]!.y).toBe(5_000)
  })
})
