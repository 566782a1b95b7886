import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { MoveDialog } from '#features/campaigns/moves/MoveDialog.tsx'
import { renderInConsole } from '../render.tsx'

it.each([
  ['Enter in its field confirms a window of plain fields', { entered: true }, 1],
  ['Enter confirms nothing while a reason stands against it', { entered: true, disabledReason: 'Give it a name.' }, 0],
  ['nor where a slip of the finger could change what is live', {}, 0],
])('%s', async (_, given, times) => {
  const confirmed = vi.fn<() => void>()
  await renderInConsole(
    <MoveDialog
      title="Clone"
      confirmLabel="Clone it"
      pending={false}
      error={null}
      onConfirm={confirmed}
      onClose={() => undefined}
      {...given}
    >
      <input aria-label="Name" />
    </MoveDialog>,
  )
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Double 12{Enter}')
  expect(confirmed).toHaveBeenCalledTimes(times)
})
