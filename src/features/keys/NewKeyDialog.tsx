import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useProblemText } from '#components/useProblemText.ts'
import type { KeyScope } from '#contract/keys.ts'
import { newKey } from '#lib/idempotency.ts'
import { NewSecret } from './NewSecret.tsx'

const scopes: readonly KeyScope[] = ['events', 'delivery']

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('keys')
  const { t: shell } = useTranslation()
  const say = useProblemText()
  const formId = useId()
  const [idempotencyKey] = useState(newKey)
  const [name, setName] = useState('')
  const [scope, setScope] = useState<KeyScope>('events')
  const [asked, setAsked] = useState(false)
  const create = useMutation(
    api.keys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.keys.key() }),
    }),
  )
  if (create.data) return <NewSecret created={create.data} onClose={onClose} />

  return (
    <Dialog
      title={t('add')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{shell('ui.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" pending={create.isPending}>
            {t('addNow')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (name.trim() === '') return
          create.mutate({ headers: { 'idempotency-key': idempotencyKey }, body: { name: name.trim(), scope } })
        }}
      >
        {create.isError && <Notice tone="bad">{say(create.error)}</Notice>}
        <Field label={t('name')} hint={t('nameHint')} error={asked && name.trim() === '' ? t('nameMissing') : null}>
          {(control) => <TextInput {...control} autoComplete="off" value={name} onChange={setName} />}
        </Field>
        <Field label={t('scope')} hint={t(`scopeMeans.${scope}`)}>
          {(control) => (
            <Select
              {...control}
              value={scope}
              onChange={setScope}
              options={scopes.map((one) => ({ value: one, label: t(`scopes.${one}`) }))}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
