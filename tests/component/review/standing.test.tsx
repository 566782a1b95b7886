import { screen } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Campaign } from '#contract/campaignShapes.ts'
import { ReviewPage } from '#features/review/ReviewPage.tsx'
import { openCampaign } from '../../setup/openCampaign.ts'
import { campaign } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

const mandy = { id: 'mandy', name: 'Mandy' }
const petra = { id: 'petra', name: 'Petra' }
const submission = { by: mandy, at: '2026-11-01T00:00:00.000Z', note: '請看砍價' }
const at = '2026-11-02T00:00:00.000Z'

async function open(review: Campaign['review'], language: 'en' | 'zh-TW' = 'en') {
  const document = campaign(['HK'])
  const answers = [
    { of: '/diff', is: { from: null, changes: [], exposureBefore: null, exposureAfter: { perMarket: {} } } },
    { of: '/checks', is: { findings: [] } },
    { of: '/campaigns/', is: openCampaign(document, { review }) },
  ]
  vi.stubGlobal('fetch', async ({ url }: Request) => Response.json(answers.find(({ of }) => url.includes(of))?.is))
  onTestFinished(() => void vi.unstubAllGlobals())
  await renderInConsole(<ReviewPage rail={null} railSummary={null} addressOf={() => '/'} />, {
    language,
    url: '/campaigns/c1/review',
    path: '/campaigns/:campaignId/review',
  })
}

it('what is approved shows what the approver said, and what the author had said', async () => {
  await open({ state: 'approved', approvedBy: petra, approvedAt: at, note: 'mind the stock', submission })
  expect(await screen.findByText(/^Approved by Petra/)).toBeVisible()
  expect(screen.getByText('Note from the approver: “mind the stock”')).toBeVisible()
  expect(screen.getByText(/^Submitted by Mandy/)).toBeVisible()
  expect(screen.getByText('Note from the author: “請看砍價”')).toBeVisible()
})

it('what was sent back shows why, in the language of the page', async () => {
  await open({ state: 'draft', sentBack: { by: petra, at, reason: '預算太高', submission } }, 'zh-TW')
  expect(await screen.findByText(/^Petra 於 .* 退回：「預算太高」/)).toBeVisible()
  expect(screen.getByText('送簽備註：「請看砍價」')).toBeVisible()
})

it('what waits shows the author’s note, and nothing where none was written', async () => {
  await open({ state: 'inReview', submittedBy: mandy, submittedAt: at, note: '' })
  expect(await screen.findByText(/^Waiting since/)).toBeVisible()
  expect(screen.queryByText(/^Note from/)).not.toBeInTheDocument()
})
