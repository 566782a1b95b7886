import type { CampaignDocument } from '#domain/campaign/document.ts'
import { upgraded } from '#domain/campaign/upgrade.ts'

/** What was typed and not yet saved, with the revision it was typed on: enough to merge it whenever it comes back. */
export type KeptDraft = { revision: number; base: CampaignDocument; document: CampaignDocument }

export type DraftKeeper = {
  read: () => KeptDraft | null
  /** False where the browser refuses to keep it: full, or switched off. */
  write: (kept: KeptDraft) => boolean
  forget: () => void
}

/** Keeps one person's unsaved draft of one campaign in this browser: what somebody else typed is never saved as theirs. */
export function draftKeeper(
  personId: string,
  campaignId: string,
  storage: Storage | undefined = browserStorage(),
): DraftKeeper {
  const key = `haggle.draft.${personId}.${campaignId}`
  return {
    read: () => {
      try {
        const text = storage?.getItem(key)
        return text ? keptOf(JSON.parse(text)) : null
      } catch {
        return null
      }
    },
    write: (kept) => {
      try {
        storage?.setItem(key, JSON.stringify(kept))
        return storage !== undefined
      } catch {
        return false
      }
    },
    forget: () => {
      try {
        storage?.removeItem(key)
      } catch {
        return
      }
    },
  }
}

function keptOf(value: unknown): KeptDraft | null {
  const kept = value as Partial<KeptDraft> | null
  if (typeof kept?.revision !== 'number' || !kept.base || !kept.document) return null
  return { revision: kept.revision, base: upgraded(kept.base), document: upgraded(kept.document) }
}

function browserStorage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}
