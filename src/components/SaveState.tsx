import { useTranslation } from 'react-i18next'
import { epochOf, type Instant } from '#domain/time.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import { StatusTag, type StatusTone } from './StatusTag.tsx'

export type SaveStatus =
  | { state: 'saved'; at: Instant | null }
  | { state: 'unsaved' }
  | { state: 'saving' }
  | { state: 'offline' }
  | { state: 'conflict' }
  | { state: 'failed' }

const tones: Record<SaveStatus['state'], StatusTone> = {
  saved: 'neutral',
  unsaved: 'neutral',
  saving: 'neutral',
  offline: 'warning',
  conflict: 'bad',
  failed: 'bad',
}

/** Where what was typed is now. `before` is said first: "Draft · saved 12 s ago". */
export function SaveState({ status, before }: { status: SaveStatus; before?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(status.state === 'saved' ? 5_000 : 60_000)
  const ago =
    status.state === 'saved' && status.at ? format.relative(status.at, Math.max(now, epochOf(status.at))) : null
  const words = ago ? t('saveState.savedAgo', { ago }) : t(`saveState.${status.state}`)
  return (
    <>
      <StatusTag tone={tones[status.state]}>{before ? `${before} · ${words}` : words}</StatusTag>
      {/* Only changes of kind are announced, not every passing second. */}
      <span className="visually-hidden" role="status">
        {t(`saveState.${status.state}`)}
      </span>
    </>
  )
}
