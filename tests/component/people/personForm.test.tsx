import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { AccountDialog } from '#features/account/AccountDialog.tsx'
import { AddPersonDialog } from '#features/people/AddPersonDialog.tsx'
import { emailOf, password } from '../../setup/apps.ts'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'

const type = async (label: string | RegExp, text: string) => {
  const field = screen.getByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, text)
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

describe('who somebody is', () => {
  it('is asked for wholly of somebody new, and said at each field', async () => {
    await withServer('administrator')
    const onClose = vi.fn()
    await renderInConsole(<AddPersonDialog onClose={onClose} />, { client: queryClient })
    await press('Add')
    for (const sentence of ['Write a name.', 'Write an e-mail address.', 'At least 12 characters.'])
      expect(screen.getByText(sentence)).toBeInTheDocument()
    await type('Name', '  Ho Wing ')
    await type('E-mail address', emailOf('qa'))
    await type('First password', 'a sentence to keep')
    await press('Add')
    expect(await screen.findByText('Somebody already has this e-mail address.')).toBeInTheDocument()
    expect(screen.getByLabelText('E-mail address')).toHaveAttribute('aria-invalid', 'true')
    await type('E-mail address', 'wing@shop.example')
    expect(screen.queryByText('Somebody already has this e-mail address.')).not.toBeInTheDocument()
    await press('Add')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
  })

  it('is changed by oneself with the present password, which is said to be wrong at its own field', async () => {
    const t = await withServer('qa')
    await queryClient.ensureQueryData(sessionQuery())
    const onClose = vi.fn()
    await renderInConsole(<AccountDialog onClose={onClose} />, { client: queryClient })
    await type(/^New password/, 'another sentence to keep')
    await press('Save')
    expect(screen.getByText('Write your current password to change it.')).toBeInTheDocument()
    await type(/^Current password/, 'not this one, surely')
    await press('Save')
    expect(await screen.findByText('This is not your current password.')).toBeInTheDocument()
    expect(screen.getByLabelText(/^Current password/)).toHaveAttribute('aria-invalid', 'true')
    expect(screen.queryByText('Some fields are not right.')).not.toBeInTheDocument()
    await type(/^Current password/, password)
    await press('Save')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    await t.stranger().session.create({ email: emailOf('qa'), password: 'another sentence to keep' })
  })
})
