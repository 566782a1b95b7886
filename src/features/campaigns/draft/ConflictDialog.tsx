import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { Conflict } from '#domain/campaign/merge.ts'
import { useFieldNames } from './useFieldNames.ts'
import { useDraft } from './DraftProvider.tsx'
import styles from './ConflictDialog.module.css'

type ConflictDialogProps = {
  conflict: { theirs: Campaign; conflicts: readonly Conflict[] }
  onLater: () => void
}

/** Fields that two people, or one in two windows, set differently, side by side. Nothing is chosen for anybody: mine until told otherwise. */
export function ConflictDialog({ conflict: { theirs, conflicts }, onLater }: ConflictDialogProps) {
  const { t } = useTranslation('campaigns')
  const { document, resolve } = useDraft()
  const names = useFieldNames(document)
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({})
  const { user } = useSession()
  const own = theirs.updatedBy.id === user.id
  const name = own ? t('conflict.otherWindow') : t('conflict.theirs', { name: theirs.updatedBy.name })
  const choose = (choice: 'mine' | 'theirs') =>
    setChoices(Object.fromEntries(conflicts.map(({ pointer }) => [pointer, choice])))

  return (
    <Dialog
      title={t(own ? 'conflict.titleOwn' : 'conflict.title', { name: theirs.updatedBy.name })}
      width={760}
      onClose={onLater}
      actions={
        <>
          <Button onClick={onLater}>{t('conflict.later')}</Button>
          <Button tone="primary" onClick={() => void resolve(choices)}>
            {t('conflict.save')}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{t(own ? 'conflict.leadOwn' : 'conflict.lead', { name: theirs.updatedBy.name })}</p>
      <p className={styles.all}>
        <Button size="small" onClick={() => choose('mine')}>
          {t(own ? 'conflict.allHere' : 'conflict.allMine')}
        </Button>
        <Button size="small" onClick={() => choose('theirs')}>
          {t(own ? 'conflict.allOther' : 'conflict.allTheirs')}
        </Button>
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.before')}</th>
            <th scope="col">{t(own ? 'conflict.here' : 'conflict.mine')}</th>
            <th scope="col">{name}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((one) => {
            const field = names.fieldOf(one.pointer)
            const chosen = choices[one.pointer] ?? 'mine'
            return (
              <tr key={one.pointer}>
                <th scope="row">{field}</th>
                <td className={styles.before}>{names.valueOf(one.base, one.pointer)}</td>
                {(['mine', 'theirs'] as const).map((side) => (
                  <td key={side}>
                    <label className={`${styles.choice} ${chosen === side ? styles.chosen : ''}`}>
                      <input
                        type="radio"
                        name={one.pointer}
                        checked={chosen === side}
                        onChange={() => setChoices({ ...choices, [one.pointer]: side })}
                        aria-label={`${field}: ${side === 'mine' ? t(own ? 'conflict.here' : 'conflict.mine') : name}`}
                      />
                      <span>{names.valueOf(one[side], one.pointer)}</span>
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}
