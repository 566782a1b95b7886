import { Suspense, useCallback, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { PlayHue } from '#components/PlayHue.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { markets, type Market } from '#domain/market.ts'
import type { Play } from '#domain/plays/schema.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { FieldNote } from '#lib/fields.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'
import { FindingsBlock } from '../checks/FindingsBlock.tsx'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { CostRail, CostSummary } from '../cost/CostRail.tsx'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { WithRail } from '#components/WithRail.tsx'
import styles from './plays.module.css'

type View = { play: Play; campaign: CampaignDocument; market: Market }
type Edit = View & {
  onChange: (play: Play) => void
  note: (pointer: string) => FieldNote
  base: string
  disabled: boolean
}

export type PlayPageProps = {
  /** The play's editor, preview and own figures, whatever game it is. */
  viewsOf: (play: Play) => {
    Editor: ComponentType<Edit>
    Preview: ComponentType<View> | null
    Figures: ComponentType<View> | null
  }
}

/** One play: its editor, what it costs at the side, and what the shopper will see. */
export function PlayPage({ viewsOf }: PlayPageProps) {
  const { t } = useTranslation('campaigns')
  const { playId = '' } = useParams()
  const { campaign, document } = useDraft()
  const index = document.plays.findIndex(({ id }) => id === playId)
  const play = document.plays[index]
  if (!play) {
    return (
      <EmptyState
        title={t('plays.notFound')}
        action={<ButtonLink to={paths.campaignPlays({ campaignId: campaign.id })}>{t('plays.toList')}</ButtonLink>}
      />
    )
  }
  return <OpenPlay key={play.id} play={play} index={index} viewsOf={viewsOf} />
}

function OpenPlay({ play, index, viewsOf }: PlayPageProps & { play: Play; index: number }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const { document, edit } = useDraft()
  const [inView, setMarket] = useMarket()
  const readOnly = useReadOnlyReason()
  const noteOf = useFieldNotes()
  const base = `/plays/${index}`
  const note = useCallback((pointer: string) => noteOf(base + pointer), [noteOf, base])
  const held = markets.filter((market) => play.markets.includes(market))
  const market = held.includes(inView) ? inView : (held[0] ?? inView)
  const { Editor, Preview, Figures } = viewsOf(play)
  const view = { play, campaign: document, market }
  // By id, not by place: a merge may have moved the play while it was being typed in.
  const change = (changed: Play) =>
    edit((draft) => ({ ...draft, plays: draft.plays.map((one) => (one.id === changed.id ? changed : one)) }))

  return (
    <WithRail
      label={t('rail.label')}
      rail={
        <CostRail playId={play.id}>
          {Figures && (
            <Suspense fallback={null}>
              <Figures {...view} />
            </Suspense>
          )}
        </CostRail>
      }
      summary={<CostSummary playId={play.id} />}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>
          <PlayHue kind={play.kind} />
          {play.name === '' ? t('plays.unnamed') : play.name}
          <span className={styles.muted}>{say.label('play', play.kind)}</span>
        </h2>
        {held.length > 1 && (
          <Segmented
            label={t('list.market')}
            options={held.map((code) => ({ value: code, label: code, title: format.market(code) }))}
            value={market}
            onChange={setMarket}
          />
        )}
      </div>
      <Suspense fallback={<Skeleton rows={8} />}>
        <Editor {...view} onChange={change} note={note} base={base} disabled={readOnly !== null} />
        <FindingsBlock within={base} />
        {Preview && (
          <section className={styles.preview}>
            <h3>{t('plays.preview')}</h3>
            <Preview {...view} />
          </section>
        )}
      </Suspense>
    </WithRail>
  )
}
