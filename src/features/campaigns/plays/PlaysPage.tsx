import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ConfirmDialog } from '#components/Dialog.tsx'
import { Menu } from '#components/Menu.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { definitionFor, definitionOf } from '#domain/plays/registry.ts'
import { playKinds, type Play, type PlayKind } from '#domain/plays/schema.ts'
import { useSay } from '#lib/say/useSay.ts'
import { paths } from '#paths'
import { At } from '#components/At.tsx'
import { FindingsBlock } from '../checks/FindingsBlock.tsx'
import { CostRail, CostSummary } from '../cost/CostRail.tsx'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { WithRail } from '#components/WithRail.tsx'
import { newId } from '../newId.ts'
import { PlayTable } from './PlayTable.tsx'
import styles from './plays.module.css'

/** All plays of the campaign: add, duplicate, remove. */
export function PlaysPage({ editableKinds }: { editableKinds: readonly PlayKind[] }) {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const navigate = useNavigate()
  const { campaign, document, edit } = useDraft()
  const readOnly = useReadOnlyReason()
  const [kind, setKind] = useQueryState('kind', parseAsStringLiteral(playKinds))
  const [removing, setRemoving] = useState<Play | null>(null)
  const held = playKinds.filter((one) => document.plays.some((play) => play.kind === one))
  const shown = kind ? document.plays.filter((play) => play.kind === kind) : document.plays

  const add = (added: PlayKind) => {
    const id = newId(added, document.plays)
    edit((draft) => {
      const taken = new Set(draft.plays.flatMap((play) => definitionOf(play).products(play)))
      const product = draft.products.find((one) => !taken.has(one.id)) ?? draft.products[0]
      const context = { id, campaign: draft, ...(product ? { productId: product.id } : {}) }
      const play = { ...definitionFor(added).create(context), name: say.label('play', added) }
      return { ...draft, plays: [...draft.plays, play] }
    })
    void navigate(paths.campaignPlay({ campaignId: campaign.id, playId: id }))
  }

  return (
    <WithRail label={t('rail.label')} rail={<CostRail />} summary={<CostSummary />}>
      <div className={styles.head}>
        <h2>{t('plays.title')}</h2>
        <At pointer="/plays">
          <div className={styles.buttons}>
            <Menu
              label={t('plays.add')}
              className={styles.add ?? ''}
              trigger={t('plays.add')}
              items={editableKinds.map((one) => ({
                id: one,
                label: say.label('play', one),
                disabledReason: readOnly ?? undefined,
                onSelect: () => add(one),
              }))}
            />
          </div>
        </At>
      </div>
      {document.plays.length > 0 && (
        <Segmented
          label={t('plays.title')}
          options={[
            { value: 'all', label: t('list.any') },
            ...held.map((one) => ({ value: one, label: say.label('play', one) })),
          ]}
          value={kind ?? 'all'}
          onChange={(next) => void setKind(next === 'all' ? null : next)}
        />
      )}
      <PlayTable plays={shown} onRemove={setRemoving} />
      <FindingsBlock within="/plays" withPlace />
      {removing && (
        <ConfirmDialog
          title={t('plays.removeTitle', { play: removing.name })}
          confirmLabel={t('plays.remove')}
          tone="danger"
          pending={false}
          error={null}
          onClose={() => setRemoving(null)}
          onConfirm={() => {
            edit((draft) => ({ ...draft, plays: draft.plays.filter(({ id }) => id !== removing.id) }))
            setRemoving(null)
          }}
        >
          <p>{t('plays.removeBody')}</p>
        </ConfirmDialog>
      )}
    </WithRail>
  )
}
