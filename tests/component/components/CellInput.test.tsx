import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { CellRate } from '#components/CellInput.tsx'
import { renderInConsole } from '../render.tsx'

function Rate() {
  const [rate, setRate] = useState<number | null>(800)
  return (
    <>
      <CellRate label="Gold: own orders" value={rate} onChange={setRate} disabled={false} />
      <output>{rate}</output>
    </>
  )
}

it('a cell says what is wrong with what cannot be read, and keeps its value', async () => {
  await renderInConsole(<Rate />)
  const cell = screen.getByRole('textbox', { name: 'Gold: own orders' })
  await userEvent.clear(cell)
  await userEvent.type(cell, '12.345')
  expect(screen.getByRole('alert')).toHaveTextContent('At most two decimals.')
  expect(cell).toHaveAccessibleDescription('At most two decimals.')
  expect(screen.getByRole('status')).toHaveTextContent('800')
})
