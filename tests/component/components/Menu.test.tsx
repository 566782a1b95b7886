import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Menu } from '#components/Menu.tsx'
import { renderInConsole } from '../render.tsx'

it('stays open while the page still scrolls as it opens, and goes once its button is out of sight', async () => {
  const items = [{ id: 'one', label: 'One', onSelect: () => undefined }]
  await renderInConsole(<Menu label="More" trigger="More" items={items} />)
  const button = screen.getByRole('button', { name: 'More' })
  const rect = vi.spyOn(button, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 100, 80, 30))
  await userEvent.click(button)
  const panel = () => screen.getByRole('menu').parentElement
  expect(panel()).toHaveStyle({ top: '136px' })
  rect.mockReturnValue(new DOMRect(0, 40, 80, 30))
  fireEvent.scroll(window)
  expect(panel()).toHaveStyle({ top: '76px' })
  expect(screen.getByRole('menuitem', { name: 'One' })).toHaveFocus()
  rect.mockReturnValue(new DOMRect(0, -100, 80, 30))
  fireEvent.scroll(window)
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(button).toHaveFocus()
})
