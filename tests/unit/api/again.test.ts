import { describe, expect, it, vi } from 'vitest'
import { again, pause } from '#api/again.ts'
import { ApiError } from '#api/problem.ts'

const offline = () => Promise.reject(new ApiError('offline', 0, undefined, null))

describe('a call that is tried again', () => {
  it('is not made once more where it is stopped while it waits', async () => {
    const stop = new AbortController()
    const call = vi.fn(offline)
    const answer = await again(call, { signal: stop.signal, wait: async () => stop.abort() })
    expect(answer).toBeNull()
    expect(call).toHaveBeenCalledTimes(1)
  })

  it('does not wait out its pause where it is stopped', async () => {
    const stop = new AbortController()
    const waiting = again(offline, { signal: stop.signal, wait: (_, signal) => pause(2 ** 30, signal) })
    stop.abort()
    expect(await waiting).toBeNull()
  })

  it('is not waited for where it was stopped under way', async () => {
    const stop = new AbortController()
    const wait = vi.fn(pause)
    const call = () => (stop.abort(), offline())
    expect(await again(call, { signal: stop.signal, wait })).toBeNull()
    expect(wait).not.toHaveBeenCalled()
  })
})
