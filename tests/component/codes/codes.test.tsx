import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import type { Role } from '#domain/access.ts'
import { createCoupon } from '#domain/coupons/create.ts'
import { CodeBatches } from '#features/codes/CodeBatches.tsx'
import type { TestApp } from '../../setup/apps.ts'
import { answered, approved, readyDocument } from '../../setup/campaigns.ts'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'

const count = 12_000
const owner = { type: 'coupon' as const, couponId: 'own' }

/** An approved campaign with a coupon of which every shopper gets a code of their own. */
async function approvedWithCodes(t: TestApp): Promise<string> {
  const document = readyDocument()
  const rule = createCoupon({ id: 'own', campaign: document })
  const own = { ...rule, name: 'Own code', obtained: { type: 'uniqueCodes' as const, count, groups: 4 } }
  const campaign = await approved(
    await t.as('manager'),
    await t.as('approver'),
    answered({ ...document, coupons: [own] }),
  )
  return campaign.id
}

async function open(role: Role, planned = count) {
  const t = await withServer(role)
  const campaignId = await approvedWithCodes(t)
  await queryClient.ensureQueryData(sessionQuery())
  const files: { name: string; parts: string[] }[] = []
  const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    void (blob as Blob).text().then((text) => (files.at(-1)!.parts = text.split('\r\n')))
    return 'blob:codes'
  })
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, parts: [] })
  })
  URL.revokeObjectURL = () => undefined
  onTestFinished(() => {
    make.mockRestore()
    click.mockRestore()
  })
  await renderInConsole(<CodeBatches campaignId={campaignId} owner={owner} planned={planned} />, {
    client: queryClient,
  })
  return { t, campaignId, files }
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

describe('codes of a rule', () => {
  it('are made, handed out once as a file, and good only after they are issued', async () => {
    const { t, campaignId, files } = await open('manager')
    await press('Make 12,000 codes…')
    expect(screen.getByText(/exported once, as a file/)).toBeInTheDocument()
    await press('Make 12,000 codes')
    expect(await screen.findByText(/This was the only time/)).toBeInTheDocument()
    await waitFor(() => expect(files[0]?.parts).toHaveLength(count + 2))
    expect(files[0]?.name).toMatch(/^codes-Own-code-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.csv$/)
    const [head, ...codes] = files[0]!.parts.slice(0, -1)
    expect(head).toBe('code')
    expect(new Set(codes).size).toBe(count)

    const listed = async () => (await (await t.as('manager')).codes.list({ id: campaignId })).batches
    expect(await listed()).toMatchObject([{ state: 'making', made: count }])
    await press('Issue the codes')
    expect(await screen.findByRole('row', { name: /issued exported, once 12,000 0/ })).toBeInTheDocument()
    expect(await listed()).toMatchObject([{ state: 'issued', made: count }])
    expect(screen.getByRole('button', { name: 'Make codes…' })).toHaveAccessibleDescription(/All that were approved/)
  })

  it('stay nothing where their window is closed first, until somebody who has the file issues them', async () => {
    await open('manager')
    await press('Make 12,000 codes…')
    await press('Make 12,000 codes')
    await press('Issue later')
    const row = await screen.findByRole('row', { name: /made, not issued/ })
    await userEvent.click(within(row).getByRole('button', { name: 'Issue the codes' }))
    expect(screen.getByText(/only if you have the file/)).toBeInTheDocument()
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Issue the codes' }))
    expect(await screen.findByRole('row', { name: /issued exported, once 12,000/ })).toBeInTheDocument()
  })

  it('stop half way where they are told to, and leave room for another batch', async () => {
    const { files } = await open('manager')
    await press('Make 12,000 codes…')
    const server = vi.mocked(globalThis.fetch).getMockImplementation()!
    // The second piece waits until somebody has pressed Stop.
    let stopped = () => undefined as void
    const pressed = new Promise<void>((resolve) => (stopped = resolve))
    let pieces = 0
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      if ((input as Request).url.endsWith('/next') && ++pieces === 2) await pressed
      return server(input, init)
    })
    await press('Make 12,000 codes')
    expect(await screen.findByText('5,000 of 12,000')).toBeInTheDocument()
    await press('Stop and give up')
    stopped()
    expect(await screen.findByRole('row', { name: /void not exported 10,000 of 12,000/ })).toBeInTheDocument()
    expect(files).toEqual([])
    expect(screen.getByRole('button', { name: 'Make 12,000 codes…' })).not.toHaveAttribute('aria-disabled')
  })

  it('are given up at once where they are stopped while there is no connection', async () => {
    await open('manager')
    await press('Make 12,000 codes…')
    const server = vi.mocked(globalThis.fetch).getMockImplementation()!
    let pieces = 0
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      if ((input as Request).url.endsWith('/next') && ++pieces > 1) throw new TypeError('Failed to fetch')
      return server(input, init)
    })
    await press('Make 12,000 codes')
    expect(await screen.findByText('5,000 of 12,000')).toBeInTheDocument()
    await waitFor(() => expect(pieces).toBe(2))
    await press('Stop and give up')
    expect(await screen.findByRole('row', { name: /void not exported 5,000 of 12,000/ })).toBeInTheDocument()
    expect(pieces).toBe(2)
  })

  it('are called back once somebody else has them', async () => {
    await open('manager')
    await press('Make 12,000 codes…')
    await press('Make 12,000 codes')
    await press('Issue the codes')
    await press('Make void')
    expect(screen.getByText(/12,000 codes that nobody has used stop being good at once/)).toBeInTheDocument()
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Make void' }))
    expect(await screen.findByRole('row', { name: /void exported, once 12,000/ })).toBeInTheDocument()
  })

  it('are not made by an approver, nor as many as only a draft asks for', async () => {
    await open('approver', 50_000)
    const make = await screen.findByRole('button', { name: 'Make 12,000 codes…' })
    expect(make).toHaveAttribute('aria-disabled', 'true')
    expect(make).toHaveAccessibleDescription('Only a manager makes codes.')
    expect(screen.getByText(/The draft now asks for 50,000/)).toBeInTheDocument()
  })
})
