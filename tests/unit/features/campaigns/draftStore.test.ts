import { describe, expect, it, vi } from 'vitest'
import type { Campaign } from '#contract/campaignShapes.ts'
import { merge } from '#domain/campaign/merge.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { createDraftStore, type SaveAnswer } from '#features/campaigns/draft/draftStore.ts'
import { draftKeeper, type KeptDraft } from '#features/campaigns/draft/keptDraft.ts'
import { readyDocument } from '../../../setup/campaigns.ts'
import { openCampaign } from '../../../setup/openCampaign.ts'

const document = readyDocument()
const called = (name: string, given: CampaignDocument = document): CampaignDocument => ({ ...given, name })

/** A draft on a server that a test scripts, with time that a test moves. */
function open({
  kept = null,
  revision = 1,
  review = { state: 'draft', sentBack: null },
}: { kept?: KeptDraft | null; revision?: number; review?: Campaign['review'] } = {}) {
  const waiting: (() => void)[] = []
  const waits: number[] = []
  const save = vi.fn<(sent: CampaignDocument, on: number) => Promise<SaveAnswer>>()
  save.mockImplementation((sent, on) =>
    Promise.resolve({ kind: 'saved', campaign: openCampaign(sent, { revision: on + 1 }) }),
  )
  let stored = kept
  const keeper = {
    read: () => stored,
    write: (draft: KeptDraft) => {
      stored = draft
      return true
    },
    forget: () => {
      stored = null
    },
  }
  const store = createDraftStore(openCampaign(document, { revision, review }), {
    save,
    merge,
    keeper,
    now: () => 1_000,
    later: (act, ms) => {
      waits.push(ms)
      waiting.push(act)
      return () => {
        const at = waiting.indexOf(act)
        if (at !== -1) waiting.splice(at, 1)
      }
    },
  })
  /** Lets time pass until what was put off has been done. */
  const rest = async () => {
    for (const act of waiting.splice(0)) act()
    await store.flush()
  }
  return { store, save, rest, stored: () => stored, waiting, waits }
}

describe('the draft of an open campaign', () => {
  it('saves once, a rest after the last edit, on the revision it was typed on', async () => {
    const { store, save, rest } = open()
    store.setAt('/name', 'D')
    store.setAt('/name', 'Double 12')
    expect(store.getState().status).toEqual({ kind: 'unsaved' })
    expect(save).not.toHaveBeenCalled()
    await rest()
    expect(save.mock.calls).toEqual([[called('Double 12'), 1]])
    expect(store.getState()).toMatchObject({ revision: 2, status: { kind: 'saved', at: 1_000 } })
  })

  it('says that it is saving, and sends what was typed meanwhile next', async () => {
    const { store, save, rest } = open()
    let answer: (answer: SaveAnswer) => void = () => undefined
    save.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
    store.setAt('/name', 'first')
    const saved = rest()
    expect(store.getState().status).toEqual({ kind: 'saving' })
    store.setAt('/name', 'second')
    answer({ kind: 'saved', campaign: openCampaign(called('first'), { revision: 2 }) })
    await saved
    expect(save.mock.calls.map(([sent, on]) => [sent.name, on])).toEqual([
      ['first', 1],
      ['second', 2],
    ])
    expect(store.getState()).toMatchObject({ document: { name: 'second' }, status: { kind: 'saved' } })
  })

  it('leaves a while to take back what would take an approval back, and sends it after all', async () => {
    const approvedBy = { id: 'alan', name: 'Alan Chan' }
    const review = {
      state: 'approved',
      approvedBy,
      approvedAt: '2026-10-02T00:00:00.000Z',
      note: '',
      submission: null,
    } as const
    const { store, save, rest, stored, waits } = open({ review })
    store.setAt('/name', 'Double 12')
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(5_000)
    expect(store.discard()).toBe(true)
    expect(store.getState()).toMatchObject({ document, status: { kind: 'saved' } })
    await rest()
    expect(save).not.toHaveBeenCalled()
    expect(stored()).toBeNull()

    store.setAt('/name', 'Double 12')
    store.setAt('/name', document.name)
    expect(store.getState().status.kind).toBe('saved')

    store.setAt('/name', 'Double 12')
    await rest()
    expect(save).toHaveBeenCalledOnce()
    expect(store.discard()).toBe(false)
    // The approval is gone: from here on edits are sent as in any draft.
    waits.length = 0
    store.setAt('/name', 'Double 12.12')
    expect(Math.max(...waits)).toBeLessThan(1_000)
  })

  it('joins somebody else’s change of another field without asking', async () => {
    const { store, save, rest } = open()
    const theirs = openCampaign({ ...document, goal: 'Theirs' }, { revision: 5 })
    save.mockResolvedValueOnce({ kind: 'stale', theirs })
    store.setAt('/name', 'Mine')
    await rest()
    expect(save.mock.lastCall).toEqual([{ ...document, name: 'Mine', goal: 'Theirs' }, 5])
    expect(store.getState().status.kind).toBe('saved')
  })

  it('asks about a field both set differently, goes on taking what is typed, and saves the choice', async () => {
    const { store, save, rest } = open()
    save.mockResolvedValueOnce({ kind: 'stale', theirs: openCampaign(called('Theirs'), { revision: 5 }) })
    store.setAt('/name', 'Mine')
    await rest()
    expect(store.getState()).toMatchObject({
      document: { name: 'Mine' },
      status: { kind: 'conflict', conflicts: [{ pointer: '/name', mine: 'Mine', theirs: 'Theirs' }] },
    })
    store.setAt('/goal', 'typed while deciding')
    expect(store.getState().status.kind).toBe('conflict')
    await store.resolve({ '/name': 'theirs' })
    expect(save.mock.lastCall).toEqual([{ ...document, name: 'Theirs', goal: 'typed while deciding' }, 5])
    expect(store.getState().status.kind).toBe('saved')
  })

  it('keeps in the browser what cannot be sent, and sends it when the connection is back', async () => {
    const { store, save, rest, stored } = open()
    save.mockResolvedValueOnce({ kind: 'offline' })
    store.setAt('/name', 'On the train')
    await rest()
    expect(store.getState().status).toEqual({ kind: 'offline' })
    expect(stored()).toEqual({ revision: 1, base: document, document: called('On the train') })
    await store.flush()
    expect(store.getState().status.kind).toBe('saved')
    expect(stored()).toBeNull()
  })

  it('brings back what an earlier visit left unsaved, joined onto what the server has by now', async () => {
    const before = { ...document, goal: 'Before' }
    const { store, save, rest } = open({
      kept: { revision: 3, base: before, document: { ...before, name: 'Left behind' } },
      revision: 4,
    })
    expect(store.restore()).toBe(true)
    await rest()
    expect(save.mock.lastCall).toEqual([called('Left behind'), 4])
  })

  it('has nothing to bring back where the server has it already', () => {
    const { store, stored } = open({ kept: { revision: 1, base: document, document } })
    expect(store.restore()).toBe(false)
    expect(stored()).toBeNull()
  })

  it('does not send again what the server refuses, until it is changed', async () => {
    const { store, save, rest, waiting } = open()
    save.mockResolvedValueOnce({ kind: 'invalid', pointers: ['/name'] })
    store.setAt('/name', '')
    await rest()
    expect(store.getState().status).toEqual({ kind: 'invalid', pointers: ['/name'] })
    expect(waiting).toHaveLength(0)
    store.setAt('/name', 'Better')
    await rest()
    expect(store.getState().status.kind).toBe('saved')
  })
})

describe('what a browser keeps', () => {
  it('goes on without it where storage is full or switched off', () => {
    const refuses = {
      getItem: () => {
        throw new Error('denied')
      },
      setItem: () => {
        throw new Error('quota')
      },
      removeItem: () => undefined,
      clear: () => undefined,
      key: () => null,
      length: 0,
    } satisfies Storage
    const keeper = draftKeeper('mandy', 'double-11', refuses)
    expect(keeper.write({ revision: 1, base: document, document })).toBe(false)
    expect(keeper.read()).toBeNull()
  })
})
