import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TextInput } from '#components/TextInput.tsx'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { DraftProvider, useDraft } from '#features/campaigns/draft/DraftProvider.tsx'
import { DraftSaveState } from '#features/campaigns/draft/DraftSaveState.tsx'
import { DraftTrouble } from '#features/campaigns/draft/DraftTrouble.tsx'
import { readyDocument } from '../../setup/campaigns.ts'
import { openCampaign } from '../../setup/openCampaign.ts'
import { renderInConsole } from '../render.tsx'

const document = readyDocument()

function Name() {
  const { document: draft, setAt, flush } = useDraft()
  return (
    <>
      <DraftSaveState />
      <DraftTrouble />
      <TextInput aria-label="Name" value={draft.name} onChange={(name) => setAt('/name', name)} />
      <button type="button" onClick={() => void flush()}>
        send
      </button>
    </>
  )
}

const signedIn = {
  user: { id: 'mandy', name: 'Mandy', email: 'mandy@sample.shop', role: 'manager', language: null },
  idleUntil: '2026-11-11T01:00:00.000Z',
  now: '2026-11-11T00:00:00.000Z',
  environment: 'production',
}

/** A server that holds one campaign and takes saves on its present revision alone. */
function serverWith(campaign: Campaign) {
  let held = campaign
  const json = (status: number, body: unknown) =>
    Response.json(body, {
      status,
      headers: status < 400 ? {} : { 'content-type': 'application/problem+json' },
    })
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (input, init) => {
      const request = new Request(input, init)
      if (request.url.endsWith('/api/session')) return json(200, signedIn)
      if (request.method === 'GET') return json(200, held)
      if (request.headers.get('if-match') !== `"${held.revision}"`)
        return json(412, {
          type: 'urn:haggle:problem:staleRevision',
          title: 'stale',
          status: 412,
          code: 'staleRevision',
        })
      const { document: sent } = (await request.json()) as { document: CampaignDocument }
      held = openCampaign(sent, { revision: held.revision + 1 })
      return json(200, held)
    }),
  )
  return { held: () => held }
}

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('two people on one campaign', () => {
  it('shows both values side by side and saves the chosen one', async () => {
    const alan = { id: 'alan', name: 'Alan Chiu' }
    const server = serverWith(openCampaign({ ...document, name: 'Alan’s name' }, { revision: 2, updatedBy: alan }))
    await renderInConsole(
      <DraftProvider campaign={openCampaign(document)}>
        <Name />
      </DraftProvider>,
    )
    const field = await screen.findByRole('textbox', { name: 'Name' })
    await userEvent.clear(field)
    await userEvent.type(field, 'My name')
    await userEvent.click(screen.getByRole('button', { name: 'send' }))

    const dialog = await screen.findByRole('dialog', { name: 'Alan Chiu changed the same fields' })
    expect(within(dialog).getByText('My name')).toBeInTheDocument()
    expect(within(dialog).getByText('Alan’s name')).toBeInTheDocument()
    expect(within(dialog).getByRole('radio', { name: 'name: Yours' })).toBeChecked()
    await userEvent.click(within(dialog).getByRole('radio', { name: 'name: Alan Chiu’s' }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save this' }))

    expect(await screen.findByText(/saved just now/)).toBeInTheDocument()
    expect(field).toHaveValue('Alan’s name')
    expect(server.held().document.name).toBe('Alan’s name')
  })

  it('does not blame somebody else for one’s own second window', async () => {
    const mandy = { id: signedIn.user.id, name: signedIn.user.name }
    serverWith(openCampaign({ ...document, name: 'From the other window' }, { revision: 2, updatedBy: mandy }))
    await renderInConsole(
      <DraftProvider campaign={openCampaign(document)}>
        <Name />
      </DraftProvider>,
    )
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), ', here')
    await userEvent.click(screen.getByRole('button', { name: 'send' }))
    const dialog = await screen.findByRole('dialog', { name: 'You changed the same fields in another window' })
    expect(within(dialog).getByRole('radio', { name: 'name: The other window' })).not.toBeChecked()
    expect(within(dialog).queryByText(/Mandy/)).toBeNull()
  })

  it('keeps what was typed while nobody has decided', async () => {
    serverWith(openCampaign({ ...document, name: 'Theirs' }, { revision: 2 }))
    await renderInConsole(
      <DraftProvider campaign={openCampaign(document)}>
        <Name />
      </DraftProvider>,
    )
    const field = await screen.findByRole('textbox', { name: 'Name' })
    await userEvent.type(field, ' of mine')
    await userEvent.click(screen.getByRole('button', { name: 'send' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Decide later' }))
    expect(screen.getByText('changed elsewhere too', { selector: '[role=status]' })).toBeInTheDocument()
    expect(field).toHaveValue(`${document.name} of mine`)
    await waitFor(() =>
      expect(localStorage.getItem('haggle.draft.mandy.double-11')).toContain(`${document.name} of mine`),
    )
  })
})
