import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fieldAims } from '#app/layout/arrival.ts'
import { keepFocus } from '#app/layout/keptFocus.ts'
import { Dialog } from '#components/Dialog.tsx'
import { aimFocus } from '#lib/focus.ts'
import { renderInConsole } from '../render.tsx'

let test: AbortController
beforeEach(() => {
  test = new AbortController()
  keepFocus(test.signal)
})
afterEach(() => test.abort())

function Chips() {
  const [chips, setChips] = useState(['Tea', 'Kettle', 'Cup'])
  return (
    <main>
      <h1 tabIndex={-1}>Products</h1>
      <ul>
        {chips.map((chip) => (
          <li key={chip}>
            <button type="button" onClick={() => setChips(chips.filter((one) => one !== chip))}>
              Remove {chip}
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}

it('where what has the focus is taken away, its neighbour has it next, and the heading where nothing is left', async () => {
  render(<Chips />)
  const remove = (chip: string) => screen.getByRole('button', { name: `Remove ${chip}` })
  act(() => remove('Kettle').focus())
  await userEvent.keyboard('{Enter}')
  expect(remove('Cup')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(remove('Tea')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('heading')).toHaveFocus()
})

function Shelf() {
  const [state, setState] = useState<'empty' | 'choosing' | 'filled'>('empty')
  return (
    <main>
      {state === 'filled' ? (
        <button type="button">Green tea</button>
      ) : (
        <button type="button" key="first" onClick={() => setState('choosing')}>
          Add the first
        </button>
      )}
      {state === 'choosing' && (
        <Dialog title="Catalogue" onClose={() => setState('empty')}>
          <button type="button" onClick={() => setState('filled')}>
            Add
          </button>
        </Dialog>
      )}
    </main>
  )
}

it('a window that takes away what opened it leaves the focus with what stands in its place', async () => {
  await renderInConsole(<Shelf />)
  await userEvent.click(screen.getByRole('button', { name: 'Add the first' }))
  act(() => screen.getByRole('button', { name: 'Add' }).focus())
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Green tea' })).toHaveFocus())
})

it('a control that nobody left but somebody clicked beside is not followed', async () => {
  render(<Chips />)
  act(() => screen.getByRole('button', { name: 'Remove Tea' }).focus())
  await userEvent.click(document.body)
  expect(document.body).toHaveFocus()
  screen.getByRole('button', { name: 'Remove Tea' }).click()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Tea' })).toBeNull())
  expect(document.body).toHaveFocus()
})

it('an address that names a field leads to it even where its page arrives late, unless its reader has gone on', async () => {
  Element.prototype.scrollIntoView = () => undefined
  document.body.innerHTML = '<main><h1 tabindex="-1">Bargain</h1></main>'
  const main = document.querySelector('main')!
  const heading = () => main.querySelector<HTMLElement>('h1')
  const arrive = (pointer: string) => {
    main.insertAdjacentHTML('beforeend', `<div data-pointer="${pointer}"><input aria-label="${pointer}"></div>`)
  }
  aimFocus([...fieldAims('#/plays/0/floorPrice/TW'), heading])
  expect(heading()).toHaveFocus()
  arrive('/plays/0/floorPrice')
  await waitFor(() => expect(screen.getByLabelText('/plays/0/floorPrice')).toHaveFocus())
  arrive('/plays/0/floorPrice/TW')
  await waitFor(() => expect(screen.getByLabelText('/plays/0/floorPrice/TW')).toHaveFocus())

  aimFocus([...fieldAims('#/plays/0/name'), heading])
  await userEvent.keyboard('{Tab}')
  const gone = document.activeElement
  arrive('/plays/0/name')
  await waitFor(() => expect(screen.getByLabelText('/plays/0/name')).toBeInTheDocument())
  expect(gone).toHaveFocus()
})
