import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Campaign } from '#contract/campaignShapes.ts'
import { DraftProvider } from '#features/campaigns/draft/DraftProvider.tsx'
import { PauseDialog } from '#features/campaigns/moves/PauseDialog.tsx'
import { openCampaign } from '../../setup/openCampaign.ts'
import { bargain, campaign, redPacket } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

const night = { ...bargain(), id: 'night', name: 'Night bargain' }
const packets = { ...redPacket(), id: 'packets', name: 'Red packets' }
const document = { ...campaign(['HK']), plays: [night, packets] }
const mandy = { id: 'mandy', name: 'Mandy' }
const at = '2026-11-11T00:00:00.000Z'
const standing = {
  mode: 'freezeAndExtend' as const,
  playIds: ['night', 'was-there'],
  message: { 'zh-HK': '稍後繼續' },
  by: mandy,
  at,
}
const running = { number: 2, effectiveAt: at } as Campaign['running']

/** A campaign that stands still in part; its running version is answered as told. Gives the pauses that were asked for. */
async function open(version: () => Response) {
  const asked: unknown[] = []
  const signedIn = { user: { ...mandy, email: 'm@shop.example', role: 'manager', language: null } }
  vi.stubGlobal('fetch', async (input: Request) => {
    if (input.url.endsWith('/api/session')) return Response.json(signedIn)
    if (input.url.includes('/versions/')) return version()
    if (input.url.endsWith('/pause')) asked.push(await input.json())
    return Response.json(openCampaign(document, { running }))
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  await renderInConsole(
    <DraftProvider campaign={openCampaign(document, { running, pause: standing })}>
      <PauseDialog onClose={() => undefined} />
    </DraftProvider>,
  )
  return asked
}
const answered = () =>
  Response.json({
    number: 2,
    hash: 'h',
    document,
    by: mandy,
    approvedBy: mandy,
    at,
    effectiveAt: at,
    rolledBackTo: null,
  })

it('a pause that takes the place of another keeps its words, and no play that runs no more', async () => {
  const asked = await open(answered)
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Red packets', hidden: true }))
  expect(screen.getByRole('checkbox', { name: 'Night bargain', hidden: true })).toBeChecked()
  await userEvent.click(screen.getByRole('button', { name: 'Pause now', hidden: true }))
  expect(asked).toEqual([{ mode: 'freezeAndExtend', playIds: ['night', 'packets'], message: { 'zh-HK': '稍後繼續' } }])
})

it('which plays run is said not to be known where it cannot be fetched, and asked again', async () => {
  let fails = true
  await open(() => (fails ? Response.json({ code: 'storeDown' }, { status: 503 }) : answered()))
  const retry = await screen.findByRole('button', { name: 'Try again', hidden: true })
  fails = false
  await userEvent.click(retry)
  expect(await screen.findByRole('checkbox', { name: 'Night bargain', hidden: true })).toBeChecked()
})
