import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { apiErrorOf } from '#api/problem.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { TextArea } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import { useEventReason } from '../words.ts'
import type { Quarantined } from './QuarantineList.tsx'

/** The event as it came, to be put right and taken after all. */
export function ReplayDialog({ event, onClose }: { event: Quarantined; onClose: () => void }) {
  const { t } = useTranslation('dataQuality')
  const reason = useEventReason()
  const say = useProblemText()
  const [body, setBody] = useState(() => indented(event.body))
  const replay = useMutation(
    api.quarantine.replay.mutationOptions({
      onSuccess: ({ status }) => {
        toast(t(status === 'accepted' ? 'quarantine.taken' : 'quarantine.knownAlready'))
        onClose()
        return queryClient.invalidateQueries({ queryKey: api.quarantine.key() })
      },
    }),
  )
  const fault = replay.error ? apiErrorOf(replay.error) : null
  const [field] = fault?.errors ?? []
  const problem = field ? `${field.pointer}: ${reason(field.code)}` : fault ? say(replay.error) : null

  return (
    <Dialog
      title={t('quarantine.correctTitle')}
      onClose={onClose}
      width={640}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" pending={replay.isPending} onClick={() => replay.mutate({ id: event.id, body })}>
            {t('quarantine.take')}
          </Button>
        </>
      }
    >
      <p>
        {reason(event.code)} {event.pointer && <code>{event.pointer}</code>}
      </p>
      <Field label={t('quarantine.body')} error={problem}>
        {(control) => <TextArea {...control} value={body} onChange={setBody} rows={16} spellCheck={false} />}
      </Field>
    </Dialog>
  )
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // What is no JSON is shown as it came: that is what has to be put right.
    return text
  }
}
