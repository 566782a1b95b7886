import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { BargainCurve } from '#features/plays/bargain/BargainCurve.tsx'
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
})
