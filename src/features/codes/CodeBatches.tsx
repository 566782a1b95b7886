import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { CodeBatch } from '#contract/codes.ts'
import { isSameOwner, type CodeOwner, type CodePlace } from '#domain/campaign/codePlaces.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { BatchTable } from './BatchTable.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { MakeCodesDialog } from './MakeCodesDialog.tsx'
import { codesQuery } from './queries.ts'
import { VoidDialog } from './VoidDialog.tsx'
import styles from './codes.module.css'

type CodeBatchesProps = {
  campaignId: string
  /** Whose codes: a coupon rule's, or a batch of a reservation's priority codes. */
  owner: CodeOwner
  /** How many the draft asks for. */
  planned: number
}

/** The codes of one owner: how many were agreed on, what was made of them, and the way to make the rest. */
export function CodeBatches({ campaignId, owner, planned }: CodeBatchesProps) {
  const codes = useQuery(codesQuery(campaignId))
  return (
    <QueryState query={codes} skeleton={<Skeleton rows={2} />}>
      {({ places, batches }) => (
        <OfOwner
          campaignId={campaignId}
          owner={owner}
          planned={planned}
          place={places.find((place) => isSameOwner(place.owner, owner))}
          batches={batches.filter((batch) => isSameOwner(batch.owner, owner))}
        />
      )}
    </QueryState>
  )
}

type OfOwnerProps = CodeBatchesProps & {
  /** What was agreed on, with how many of it are issued; nothing before an approval. */
  place: (CodePlace & { issued: number }) | undefined
  batches: readonly CodeBatch[]
}

function OfOwner({ campaignId, owner, planned, place, batches }: OfOwnerProps) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  const mayMake = useMay('codes.make')
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState<{ act: 'issue' | 'void'; batch: CodeBatch } | null>(null)
  const left = place === undefined ? planned : Math.max(0, place.count - place.issued)
  const underWay = batches.some(({ state }) => state === 'making')
  const reason = !mayMake
    ? t('managersOnly')
    : place === undefined
      ? t('needsApproval')
      : left === 0
        ? t('allIssued')
        : underWay && !making
          ? t('oneAtATime')
          : undefined
  return (
    <div className={styles.codes}>
      <div className={styles.head}>
        <p className={styles.about}>
          {place === undefined
            ? t('notYet', { count: planned, figure: format.number(planned) })
            : t('agreed', {
                count: place.count,
                figure: format.number(place.count),
                issued: format.number(place.issued),
              })}
          {place !== undefined &&
            place.count !== planned &&
            ` ${t('draftDiffers', { figure: format.number(planned) })}`}
        </p>
        <Button onClick={() => setMaking(true)} disabledReason={reason}>
          {left === 0 ? t('makeAny') : t('make', { count: left, figure: format.number(left) })}…
        </Button>
      </div>
      {batches.length > 0 && (
        <BatchTable batches={batches} act={mayMake && !making ? (act, batch) => setAsked({ act, batch }) : undefined} />
      )}
      {making && (
        <MakeCodesDialog
          campaignId={campaignId}
          owner={owner}
          name={place?.name ?? ''}
          count={left}
          onClose={() => setMaking(false)}
        />
      )}
      {asked?.act === 'issue' && (
        <IssueDialog campaignId={campaignId} batch={asked.batch} onClose={() => setAsked(null)} />
      )}
      {asked?.act === 'void' && (
        <VoidDialog campaignId={campaignId} batch={asked.batch} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}
