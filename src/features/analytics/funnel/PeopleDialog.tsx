import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FunnelRequest } from '#contract/analytics.ts'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { funnelUsersQuery } from '../queries.ts'
import styles from './PeopleDialog.module.css'

type PeopleDialogProps = {
  request: FunnelRequest
  step: number
  name: string
  fileName: string
  onClose: () => void
}

const mostPeople = 10_000
const shownAtOnce = 200

/** Who is behind a bar: those who reached the step, or who reached the one before and stopped. */
export function PeopleDialog({ request, step, name, fileName, onClose }: PeopleDialogProps) {
  const { t: build } = useTranslation('funnelBuilder')
  const format = useFormat()
  const [which, setWhich] = useState<'reached' | 'stopped'>('reached')
  const [shown, setShown] = useState(shownAtOnce)
  const { breakdown: _, ...funnel } = request
  const people = useQuery(funnelUsersQuery(funnel, step, which, mostPeople))
  return (
    <Dialog
      title={build('peopleTitle', { step: name })}
      onClose={onClose}
      width={560}
      actions={
        <>
          {people.data && (
            <CsvButton
              fileName={`${fileName}-step-${step + 1}-${which}`}
              disabledReason={people.data.userKeys.length === 0 ? build('nobody') : undefined}
              table={() => ({ head: ['user_key'], rows: people.data.userKeys.map((key) => [key]) })}
            />
          )}
          <Button onClick={onClose}>{build('close')}</Button>
        </>
      }
    >
      {step > 0 && (
        <Segmented
          label={build('which')}
          value={which}
          options={[
            { value: 'reached', label: build('reached') },
            { value: 'stopped', label: build('stopped') },
          ]}
          onChange={setWhich}
        />
      )}
      <QueryState query={people}>
        {({ total, userKeys }) => (
          <>
            <p className={styles.total}>
              {build('people', { count: total, figure: format.number(total) })}
              {total > userKeys.length && ` · ${build('firstPeople', { figure: format.number(userKeys.length) })}`}
            </p>
            <ScrollArea label={build('peopleTitle', { step: name })} maxHeight="46vh">
              <ul className={styles.people}>
                {userKeys.slice(0, shown).map((key) => (
                  <li key={key}>{key}</li>
                ))}
              </ul>
            </ScrollArea>
            {userKeys.length > shown && (
              <Button size="small" onClick={() => setShown(shown + 1000)}>
                {build('showMore')}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Dialog>
  )
}
