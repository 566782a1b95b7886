import type { Campaign } from '#contract/campaignShapes.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Conflict } from '#domain/campaign/merge.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import type { DraftKeeper } from './keptDraft.ts'

export type Merge = (
  base: CampaignDocument,
  mine: CampaignDocument,
  theirs: CampaignDocument,
) => { merged: CampaignDocument; conflicts: readonly Conflict[] }

/** Why a save did not happen: nobody reached, a field the server would refuse, or a refusal with its code. */
export type SaveFailure =
  | { kind: 'offline' }
  | { kind: 'invalid'; pointers: readonly string[] }
  | { kind: 'refused'; code: string }

export type SaveAnswer = { kind: 'saved'; campaign: Campaign } | { kind: 'stale'; theirs: Campaign } | SaveFailure

export type DraftStatus =
  | { kind: 'saved'; at: number | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'conflict'; theirs: Campaign; conflicts: readonly Conflict[] }
  | SaveFailure

export type DraftState = { document: CampaignDocument; revision: number; status: DraftStatus }

export type DraftPorts = {
  save: (document: CampaignDocument, revision: number) => Promise<SaveAnswer>
  merge: Merge
  keeper: DraftKeeper
  now: () => number
  /** Runs later; returns how to call it off. */
  later: (act: () => void, ms: number) => () => void
  /** The campaign as the server now has it. */
  onSaved?: (campaign: Campaign) => void
}

export type DraftStore = ReturnType<typeof createDraftStore>

/** While somebody drags or types fast, the browser is written to this often at most. */
const keepEveryMs = 300
const autosaveMs = 900
const retryMs = 8_000
/** The first edits of approved content wait this long: until they are sent, its approval can still be kept. */
const voidingMs = 8_000

/**
 * The one place where an open campaign's edits live: what is typed, what the server has, and how far apart they are.
 *
 * Every edit is kept in the browser at once and sent after a short rest. A save that finds a newer revision merges
 * field by field and sends again; only fields that both sides set differently ask the person.
 */
export function createDraftStore(campaign: Campaign, ports: DraftPorts) {
  const groundOf = ({ revision, document, review }: Campaign) => ({
    revision,
    document,
    approved: review.state === 'approved',
  })
  let base = groundOf(campaign)
  let state: DraftState = {
    document: campaign.document,
    revision: campaign.revision,
    status: { kind: 'saved', at: null },
  }
  let keptLately = false
  let cancelKeeping: (() => void) | null = null
  let cancelTimer: (() => void) | null = null
  let running: Promise<void> | null = null
  const listeners = new Set<() => void>()

  const set = (next: Partial<DraftState>) => {
    state = { ...state, ...next }
    for (const changed of listeners) changed()
  }
  const isDirty = () => state.document !== base.document
  const keepNow = () => ports.keeper.write({ revision: base.revision, base: base.document, document: state.document })
  const keep = () => {
    if (keptLately) return
    keepNow()
    keptLately = true
    cancelKeeping = ports.later(() => {
      keptLately = false
      if (isDirty()) keepNow()
    }, keepEveryMs)
  }
  const schedule = (ms: number) => {
    cancelTimer?.()
    cancelTimer = ports.later(() => void flush(), ms)
  }

  /** Takes what the server has now as the new ground; answers false where both sides set a field differently. */
  const rebase = (theirs: Campaign): boolean => {
    const { merged, conflicts } = ports.merge(base.document, state.document, theirs.document)
    if (conflicts.length > 0) {
      set({ status: { kind: 'conflict', theirs, conflicts } })
      return false
    }
    base = groundOf(theirs)
    set({ document: sameContent(merged, theirs.document) ? theirs.document : merged, revision: theirs.revision })
    return true
  }

  const send = async (): Promise<void> => {
    while (isDirty()) {
      const sent = state.document
      // Whatever becomes of the call, the browser has what was sent.
      keepNow()
      set({ status: { kind: 'saving' } })
      const answer = await ports.save(sent, base.revision)
      if (answer.kind === 'saved') {
        base = { ...groundOf(answer.campaign), document: sent }
        set({ revision: base.revision })
        ports.onSaved?.(answer.campaign)
      } else if (answer.kind === 'stale') {
        if (!rebase(answer.theirs)) return
      } else {
        set({ status: answer })
        if (answer.kind !== 'invalid') schedule(retryMs)
        return
      }
    }
    ports.keeper.forget()
    set({ status: { kind: 'saved', at: ports.now() } })
  }

  const flush = (): Promise<void> => {
    cancelTimer?.()
    cancelTimer = null
    if (state.status.kind === 'conflict' || !isDirty()) return running ?? Promise.resolve()
    running ??= send().finally(() => {
      running = null
    })
    return running
  }

  /** Goes back to what was approved, as if nothing had been typed since; false where its approval is gone, or going. */
  const discard = (): boolean => {
    if (!base.approved || !isDirty() || running) return false
    cancelTimer?.()
    ports.keeper.forget()
    set({ document: base.document, status: { kind: 'saved', at: null } })
    return true
  }

  const edit = (change: (document: CampaignDocument) => CampaignDocument) => {
    const document = change(state.document)
    if (document === state.document) return
    // Typed back before it was sent: what was approved stays approved.
    if (base.approved && !running && state.status.kind === 'unsaved' && sameContent(document, base.document)) {
      discard()
      return
    }
    const inConflict = state.status.kind === 'conflict'
    const saving = state.status.kind === 'saving'
    set({ document, ...(inConflict || saving ? {} : { status: { kind: 'unsaved' } }) })
    keep()
    if (!inConflict && !saving) schedule(base.approved ? voidingMs : autosaveMs)
  }

  return {
    subscribe: (changed: () => void) => {
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
      }
    },
    getState: () => state,
    edit,
    setAt: (pointer: string, value: unknown) => edit((document) => setAt(document, pointer, value)),
    /** Sends what is unsaved now. Resolves when the server has it or has said why not. */
    flush,
    discard,
    /** Brings back what this browser kept from last time, merged onto what the server has now. */
    restore: (): boolean => {
      const kept = ports.keeper.read()
      if (!kept || sameContent(kept.document, base.document)) {
        ports.keeper.forget()
        return false
      }
      const server = { ...campaign, revision: base.revision, document: base.document }
      base = { ...base, revision: kept.revision, document: kept.base }
      set({ document: kept.document, status: { kind: 'unsaved' } })
      if (kept.revision === server.revision) base = groundOf(server)
      else if (!rebase(server)) return true
      schedule(base.approved ? voidingMs : 0)
      return true
    },
    /** Ends a conflict: for each field the person's choice, then saves. */
    resolve: (choices: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> => {
      if (state.status.kind !== 'conflict') return Promise.resolve()
      const { theirs } = state.status
      const { merged, conflicts } = ports.merge(base.document, state.document, theirs.document)
      const chosen = conflicts.map((conflict) => ({
        pointer: conflict.pointer,
        value: conflict[choices[conflict.pointer] ?? 'mine'],
      }))
      // Removals last and from the end: until then every pointer still names its own thing.
      const removals = chosen.filter(({ value }) => value === undefined).toReversed()
      const document = [...chosen.filter(({ value }) => value !== undefined), ...removals].reduce(
        (changed, { pointer, value }) => setAt(changed, pointer, value),
        merged,
      )
      base = groundOf(theirs)
      set({
        document: sameContent(document, theirs.document) ? theirs.document : document,
        revision: theirs.revision,
        status: { kind: 'unsaved' },
      })
      keep()
      if (isDirty()) return flush()
      ports.keeper.forget()
      set({ status: { kind: 'saved', at: ports.now() } })
      return Promise.resolve()
    },
    /** The server moved on without a conflict of ours, e.g. after submit: follow it where nothing is unsaved. */
    follow: (latest: Campaign) => {
      if (latest.revision <= base.revision || running) return
      if (isDirty()) {
        if (state.status.kind !== 'conflict' && rebase(latest)) schedule(0)
        return
      }
      base = groundOf(latest)
      set({ document: latest.document, revision: latest.revision })
    },
    /** The page is left: what is still unsaved is sent now rather than later. */
    leave: () => {
      cancelKeeping?.()
      if (isDirty()) keepNow()
      void flush()
    },
  }
}

/** Documents are plain JSON; order of keys does not matter to anybody. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  const right = b as Record<string, unknown>
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in right && sameContent((a as Record<string, unknown>)[key], right[key]))
  )
}
