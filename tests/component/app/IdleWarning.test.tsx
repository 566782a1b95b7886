import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queryClient } from '#api/queryClient.ts'
import { sessionQuery } from '#api/session.ts'
import { IdleWarning } from '#app/layout/IdleWarning.tsx'
import { instantOf, minuteMs } from '#domain/time.ts'
import { renderInConsole } from '../render.tsx'

const start = Date.parse('2026-11-10T16:00:00.000Z')

function sessionEndingAt(end: number) {
  queryClient.setQueryData(sessionQuery().queryKey, {
    user: { id: 'u1', name: 'Mandy Lau', email: 'mandy@shop.example', role: 'manager', language: null },
    idleUntil: instantOf(end),
    now: instantOf(Date.now()),
    environment: 'production',
  })
}

/** The warning's window is fetched when there is something to warn of. */
const pass = async (ms: number) => {
  await act(() => vi.advanceTimersByTimeAsync(ms))
  await act(() => vi.dynamicImportSettled())
}

beforeEach(async () => {
  vi.useFakeTimers({ now: start })
  sessionEndingAt(start + 30 * minuteMs)
  await renderInConsole(<IdleWarning />, { client: queryClient })
})
afterEach(() => {
  vi.useRealTimers()
  queryClient.clear()
})

describe('a session near its end', () => {
  it('warns somebody who has not touched anything, two minutes before', async () => {
    await pass(27 * minuteMs)
    expect(screen.queryByText('Are you still there?')).not.toBeInTheDocument()
    await pass(2 * minuteMs)
    expect(screen.getByText('Are you still there?')).toBeInTheDocument()
  })

  it('is renewed without a word for somebody who types', async () => {
    const renewed = vi.spyOn(queryClient, 'refetchQueries').mockImplementation(() => {
      sessionEndingAt(Date.now() + 30 * minuteMs)
      return Promise.resolve()
    })
    await pass(27.5 * minuteMs)
    fireEvent.keyDown(document.body, { key: 'a' })
    await pass(minuteMs)
    expect(renewed).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('Are you still there?')).not.toBeInTheDocument()
  })

  it('stays when asked to, and the warning goes', async () => {
    vi.spyOn(queryClient, 'refetchQueries').mockImplementation(() => {
      sessionEndingAt(Date.now() + 30 * minuteMs)
      return Promise.resolve()
    })
    await pass(29 * minuteMs)
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in', hidden: true }))
    await pass(1_000)
    expect(screen.queryByText('Are you still there?')).not.toBeInTheDocument()
  })
})
