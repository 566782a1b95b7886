import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { SelectChip } from '#components/SelectChip.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { categories, type Category } from '#domain/catalogue/categories.ts'
import { ratedCategories } from '#domain/partners/ceiling.ts'
import { useSay } from '#lib/say/useSay.ts'
import type { ProgrammeProps } from './editor.ts'
import { PrivilegesBlock } from './PrivilegesBlock.tsx'
import { RewardsBlock } from './RewardsBlock.tsx'
import { BindingBlock, FrameBlock, JoiningBlock, LevelsBlock } from './RulesBlocks.tsx'
import { TierLadder } from './TierLadder.tsx'
import { withCategory, withoutCategory } from './tiers.ts'
import { TierTable } from './TierTable.tsx'
import styles from './partners.module.css'

const Calculator = lazy(() => import('./Calculator.tsx').then((file) => ({ default: file.Calculator })))

type ProgrammeEditorProps = ProgrammeProps & {
  /** What it will cost: worked out where the campaign is known. */
  cost: ReactNode
  onRemove: () => void
}

/** The partner programme: its tiers first, then whom a shopper belongs to, and what it comes to. */
export function ProgrammeEditor({ onRemove, cost, ...props }: ProgrammeEditorProps) {
  const { t } = useTranslation('partners')
  const { value: programme, disabled } = props
  const [chosen, setCategory] = useState<Category | null>(null)
  const [asking, setAsking] = useState(false)
  const rated = ratedCategories(programme)
  const category = rated.includes(chosen) ? chosen : null

  return (
    <>
      <h3>{t('ladder.title')}</h3>
      <p className={styles.about}>{t('ladder.about')}</p>
      <CategoryChoice {...props} category={category} onCategory={setCategory} />
      <At pointer={`${props.base}/tiers`}>
        <TierLadder {...props} category={category} />
      </At>
      <TierTable {...props} category={category} />
      <FrameBlock {...props} />
      <JoiningBlock {...props} />
      <BindingBlock {...props} />
      <LevelsBlock {...props} />
      <RewardsBlock {...props} />
      <PrivilegesBlock {...props} />
      {cost}
      <Suspense fallback={<Skeleton rows={6} />}>
        <Calculator {...props} />
      </Suspense>
      {!disabled && (
        <div className={styles.remove}>
          <Button tone="danger" size="small" onClick={() => setAsking(true)}>
            {t('remove.button')}
          </Button>
        </div>
      )}
      {asking && (
        <Dialog
          title={t('remove.title')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('remove.keep')}</Button>
              <Button
                tone="danger"
                onClick={() => {
                  setAsking(false)
                  onRemove()
                }}
              >
                {t('remove.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('remove.about')}</p>
        </Dialog>
      )}
    </>
  )
}

type CategoryChoiceProps = ProgrammeProps & {
  category: Category | null
  onCategory: (category: Category | null) => void
}

/** Which rates are in view: those of everything, or of one category that has its own. */
function CategoryChoice({ value: programme, onChange, disabled, category, onCategory }: CategoryChoiceProps) {
  const { t } = useTranslation('partners')
  const say = useSay()
  const rated = ratedCategories(programme)
  const free = categories.filter((one) => !rated.includes(one))
  return (
    <div className={styles.filter}>
      <SelectChip
        label={t('category.label')}
        value={category ?? 'other'}
        onChange={(value) => onCategory(categories.find((one) => one === value) ?? null)}
        options={rated.map((one) => ({ value: one ?? 'other', label: say.label('category', one ?? 'other') }))}
      />
      {!disabled && free.length > 0 && (
        <SelectChip
          label={t('category.add')}
          value=""
          onChange={(value) => {
            const added = free.find((one) => one === value)
            if (!added) return
            onChange(withCategory(programme, added))
            onCategory(added)
          }}
          options={[
            { value: '', label: t('category.choose') },
            ...free.map((one) => ({ value: one, label: say.label('category', one) })),
          ]}
        />
      )}
      {!disabled && category !== null && (
        <Button
          size="small"
          tone="quiet"
          onClick={() => {
            onChange(withoutCategory(programme, category))
            onCategory(null)
          }}
        >
          {t('category.remove', { category: say.word('category', category) })}
        </Button>
      )}
    </div>
  )
}
