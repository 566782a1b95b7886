import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#api/api.ts'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field } from '#components/Field.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { TextArea } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { pauseModes, type PauseMode } from '#domain/campaign/record.ts'
import { languages, marketFacts, markets, type Language } from '#domain/market.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { useRunningPlays } from '../useRunningPlays.ts'
import { MoveDialog } from './MoveDialog.tsx'
import styles from './moves.module.css'
import { useMove } from './useMove.ts'

/** Stops what runs, whole or in part, without a review. How it stops decides what happens to what shoppers have open. */
export function PauseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { campaign } = useDraft()
  const plays = useRunningPlays()
  // A second pause takes the place of the first: it begins with what is paused already, so that nothing goes on unnoticed.
  const standing = campaign.pause
  const [mode, setMode] = useState<PauseMode>(standing?.mode ?? 'noNewOpenings')
  const [scope, setScope] = useState<'whole' | 'some'>(standing?.playIds ? 'some' : 'whole')
  const [chosen, setChosen] = useState<readonly string[]>(standing?.playIds ?? [])
  const [message, setMessage] = useState<Partial<Record<Language, string>>>(standing?.message ?? {})
  // What the running version no longer has cannot be paused, nor be unchosen here.
  const playIds = chosen.filter((id) => plays.data?.some((play) => play.id === id) ?? true)
  const held = markets.filter((market) => campaign.document.markets[market])
  const read = languages.filter((language) =>
    held.some((market) => marketFacts[market].termsLanguages.includes(language)),
  )
  const pause = useMove(() =>
    client.campaigns.pause({
      params: { id: campaign.id },
      headers: {},
      body: { mode, playIds: scope === 'whole' ? null : playIds, message: withoutEmpty(message) },
    }),
  )
  const nothingChosen = scope === 'some' && playIds.length === 0

  const confirm = async () => {
    if (nothingChosen) return
    await pause.run(undefined).then(
      () => {
        toast(t('pause.done'))
        onClose()
      },
      () => undefined,
    )
  }

  return (
    <MoveDialog
      title={t('pause.title')}
      confirmLabel={t('pause.confirm')}
      tone="danger"
      pending={pause.pending}
      error={pause.error}
      disabledReason={nothingChosen ? t('pause.choosePlay') : undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
      width={600}
    >
      <fieldset className={styles.group}>
        <legend>{t('pause.how')}</legend>
        {pauseModes.map((option) => (
          <label key={option} className={styles.option}>
            <input type="radio" name="mode" checked={option === mode} onChange={() => setMode(option)} />
            <b>{t(`pause.${option}`)}</b>
            <span>{t(`pause.${option}About`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.group}>
        <Segmented
          label={t('pause.scope')}
          options={[
            { value: 'whole', label: t('pause.whole') },
            { value: 'some', label: t('pause.some') },
          ]}
          value={scope}
          onChange={setScope}
        />
        {scope === 'some' && (
          <div className={styles.indented}>
            <QueryState query={plays} skeleton={<Skeleton rows={2} />}>
              {(running) =>
                running.map((play) => (
                  <Checkbox
                    key={play.id}
                    checked={playIds.includes(play.id)}
                    onChange={(on) => setChosen(on ? [...playIds, play.id] : playIds.filter((id) => id !== play.id))}
                  >
                    {play.name}
                  </Checkbox>
                ))
              }
            </QueryState>
          </div>
        )}
      </div>
      {read.map((language) => (
        <Field
          key={language}
          label={t('pause.message', { language: say.word('language', language) })}
          hint={t('pause.messageHint')}
          optional
        >
          {(control) => (
            <TextArea
              {...control}
              lang={language}
              rows={2}
              maxLength={500}
              value={message[language] ?? ''}
              onChange={(text) => setMessage({ ...message, [language]: text })}
            />
          )}
        </Field>
      ))}
    </MoveDialog>
  )
}

function withoutEmpty(message: Partial<Record<Language, string>>): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(message).filter(([, text]) => text.trim() !== ''))
}
