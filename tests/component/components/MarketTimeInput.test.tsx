import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { MarketTimeInput } from '#components/MarketTimeInput.tsx'
import type { Instant } from '#domain/time.ts'
import { renderInConsole } from '../render.tsx'

const doubleEleven = '2026-11-10T16:00:00.000Z'

function Begins({ unreadable }: { unreadable?: 'keep' | 'clear' }) {
  const [value, setValue] = useState<Instant | null>(doubleEleven)
  return (
    <>
      <MarketTimeInput
        label="Begins"
        market="HK"
        value={value}
        onChange={setValue}
        {...(unreadable ? { unreadable } : {})}
      />
      <output>{value ?? 'nothing'}</output>
    </>
  )
}

const field = () => screen.getByRole('textbox', { name: 'Begins' })

describe('a moment of a market', () => {
  it('stands in figures that are the same in every language, with the place whose clock they are', async () => {
    await renderInConsole(<Begins />, { language: 'zh-TW' })
    expect(field()).toHaveValue('2026-11-11 00:00')
    expect(field()).toHaveAccessibleDescription('香港時間')
  })

  it('is typed on that clock, whatever clock the reader lives by', async () => {
    await renderInConsole(<Begins />)
    await userEvent.clear(field())
    await userEvent.type(field(), '12 Nov 2026 8:30')
    await userEvent.tab()
    expect(field()).toHaveValue('2026-11-12 08:30')
    expect(screen.getByRole('status')).toHaveTextContent('2026-11-12T00:30:00.000Z')
  })

  it('keeps what cannot be read in sight, says so, and changes nothing', async () => {
    await renderInConsole(<Begins />)
    await userEvent.clear(field())
    await userEvent.paste('11/12 midnight')
    await userEvent.tab()
    expect(field()).toHaveValue('11/12 midnight')
    expect(screen.getByRole('alert')).toHaveTextContent('Write it as 2026-11-11 00:00.')
  })

  it('is nothing in a form while it cannot be read, so that no earlier moment is sent', async () => {
    await renderInConsole(<Begins unreadable="clear" />)
    await userEvent.type(field(), ' or so')
    expect(field()).toHaveValue('2026-11-11 00:00 or so')
    expect(screen.getByRole('status')).toHaveTextContent('nothing')
  })
})
