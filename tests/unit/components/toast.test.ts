import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toast, toasts } from '#components/toast.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

const shown = () => toasts.get().map(({ text }) => text)

test('the same message said again takes the place of the first, and stays its own time', () => {
  toast('Paused.')
  toast('Running again.')
  vi.advanceTimersByTime(4_000)
  toast('Paused.')
  expect(shown()).toEqual(['Running again.', 'Paused.'])
  vi.advanceTimersByTime(1_000)
  expect(shown()).toEqual(['Paused.'])
  vi.advanceTimersByTime(4_000)
  expect(shown()).toEqual([])
})

test('three messages stand at most', () => {
  for (const text of ['one', 'two', 'three', 'four']) toast(text)
  expect(shown()).toEqual(['two', 'three', 'four'])
})
