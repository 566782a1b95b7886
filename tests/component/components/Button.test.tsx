import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { renderInConsole } from '../render.tsx'

describe('a button', () => {
  it('stays in sight with its reason when it cannot be pressed', async () => {
    const act = vi.fn<() => void>()
    await renderInConsole(
      <Button onClick={act} disabledReason="Somebody else has to approve this.">
        Approve
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Approve' })
    expect(button).toHaveAccessibleDescription('Somebody else has to approve this.')
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(button)
    expect(act).not.toHaveBeenCalled()
  })

  it('cannot be pressed twice while it works', async () => {
    const act = vi.fn<() => void>()
    await renderInConsole(
      <Button onClick={act} pending>
        Publish
      </Button>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }))
    expect(act).not.toHaveBeenCalled()
  })

  it('answers its shortcut, but not while somebody types or a window is open', async () => {
    const act = vi.fn<() => void>()
    const page = (
      <>
        <Button onClick={act} shortcut="n">
          New campaign
        </Button>
        <TextInput aria-label="Search" value="" onChange={() => undefined} />
      </>
    )
    const { unmount } = await renderInConsole(page)
    await userEvent.type(screen.getByRole('textbox', { name: 'Search' }), 'n')
    expect(act).not.toHaveBeenCalled()
    await userEvent.click(document.body)
    await userEvent.keyboard('n')
    expect(act).toHaveBeenCalledTimes(1)
    unmount()

    await renderInConsole(
      <>
        {page}
        <Dialog title="A window" onClose={() => undefined}>
          text
        </Dialog>
      </>,
    )
    await userEvent.keyboard('n')
    expect(act).toHaveBeenCalledTimes(1)
  })
})
