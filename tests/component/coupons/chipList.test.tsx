import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { ChipList } from '#features/coupons/ChipList.tsx'
import { renderInConsole } from '../render.tsx'

const goods = ['Tea', 'Kettle', 'Cup'].map((name) => ({ value: name, label: name }))

function Goods() {
  const [chosen, setChosen] = useState<string[]>([])
  return <ChipList label="product" options={goods} chosen={chosen} onChange={setChosen} disabled={false} />
}

it('looking through the products adds none; Enter adds the one in sight and stays for the next', async () => {
  await renderInConsole(<Goods />)
  const chips = () =>
    screen.queryAllByRole('button', { name: /^Remove/ }).map((chip) => chip.getAttribute('aria-label'))
  await userEvent.tab()
  await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Cup' })).toHaveFocus()
  expect(chips()).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('button', { name: 'Add product' })).toHaveFocus()
  await userEvent.keyboard('{Enter}{Enter}')
  expect(chips()).toEqual([expect.stringContaining('Cup'), expect.stringContaining('Tea')])
})
