import { Suspense, useCallback, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { WithRail } from '#components/WithRail.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { markets, type Market } from '#domain/market.ts'
import type { FieldNote } from '#lib/fields.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { FindingsBlock } from '../checks/FindingsBlock.tsx'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { CostRail, CostSummary } from '../cost/CostRail.tsx'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import styles from '../plays/plays.module.css'

/** What an editor of a part of the campaign is given. It knows no draft and no server. */
export type PartView = {
  campaignId: string
  document: CampaignDocument
  /** Whose amounts are in view. */
  market: Market
  onChange: (change: (document: CampaignDocument) => CampaignDocument) => void
  /** What the checks say about a field, by its pointer in the document. */
  note: (pointer: string) => FieldNote
  disabled: boolean
}

type PartPageProps = {
  title: string
  /** The part's own pointer in the document: its findings stand below. */
  base: string
  /** Another pointer whose findings stand above, in sight of whoever just caused them. */
  above?: string
  /** Findings lead to their fields, where not all of the part is in sight. */
  leads?: boolean
  /** Leaves the cost's place to the part: what needs the room and changes no cost. */
  wide?: boolean
  children: (view: PartView) => ReactNode
}

/** A page for one part of the campaign, whatever edits it: its market, its findings, and the cost at the side. */
export function PartPage({ title, base, above, leads = false, wide = false, children }: PartPageProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { campaign, document, edit } = useDraft()
  const [inView, setMarket] = useMarket()
  const readOnly = useReadOnlyReason()
  const noteOf = useFieldNotes()
  const note = useCallback((pointer: string) => noteOf(pointer), [noteOf])
  const held = markets.filter((market) => document.markets[market])
  const market = held.includes(inView) ? inView : (held[0] ?? inView)

  // One shape for both widths: a control that changes it, as the choice of a view does, keeps the focus.
  return (
    <WithRail label={t('rail.label')} rail={wide ? null : <CostRail />} summary={<CostSummary />}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {held.length > 1 && (
          <Segmented
            label={t('list.market')}
            options={held.map((code) => ({ value: code, label: code, title: format.market(code) }))}
            value={market}
            onChange={setMarket}
          />
        )}
      </div>
      {above !== undefined && <FindingsBlock within={above} leads={leads} />}
      <Suspense fallback={<Skeleton rows={8} />}>
        {children({
          campaignId: campaign.id,
          document,
          market,
          onChange: edit,
          note,
          disabled: readOnly !== null,
        })}
        <FindingsBlock within={base} leads={leads} />
      </Suspense>
    </WithRail>
  )
}
