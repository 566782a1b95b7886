import { screen } from '@testing-library/react'
import { Suspense } from 'react'
import { expect, it, vi } from 'vitest'
import type { Play } from '#domain/plays/schema.ts'
import { editableKinds, viewsOf } from '#features/plays/views.ts'
import { createScratchCard } from '../../fixtures/plays/scratchCard/create.ts'
import { readyDocument } from '../../setup/campaigns.ts'
import { renderInConsole } from '../render.tsx'

vi.mock('#domain/plays/all.ts', async (original) => {
  const { scratchCard } = await import('../../fixtures/plays/scratchCard/scratchCard.ts')
  return { plays: { ...(await original<{ plays: object }>()).plays, scratchCard } }
})

it('a play of a kind without an editor is read: its facts, what is wrong with it, and its rules', async () => {
  const campaign = readyDocument()
  const play = { ...createScratchCard({ id: 'cards', campaign }), name: 'Cards' } as unknown as Play
  const { Editor, Preview, Figures } = viewsOf(play)
  expect([Preview, Figures]).toEqual([null, null])
  expect(editableKinds).not.toContain('scratchCard')
  await renderInConsole(
    <Suspense>
      <Editor
        play={play}
        campaign={campaign}
        market="HK"
        base="/plays/3"
        disabled={false}
        onChange={() => expect.unreachable('nothing here is edited')}
        note={(pointer) => (pointer === '/cap/budget/HK' ? { error: 'That is not much.' } : {})}
      />
    </Suspense>,
  )
  expect(await screen.findByText(/set up over the API/)).toBeVisible()
  expect(screen.getByText('HK$4,000').parentElement).toHaveTextContent('costs at most HK')
  expect(screen.getByText('That is not much.')).toBeVisible()
  expect(screen.getByText(/The offer ends when HK\$4,000/)).toBeInTheDocument()
})
