import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBeforeUnload } from 'react-router'
import { again, pause } from '#api/again.ts'
import { api, client } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Notice } from '#components/Notice.tsx'
import { Segmented } from '#components/Segmented.tsx'
import type { CodeBatch } from '#contract/codes.ts'
import type { CodeOwner } from '#domain/campaign/codePlaces.ts'
import { downloadParts } from '#lib/csv.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { newKey } from '#lib/idempotency.ts'
import { makeBatch } from './makeBatch.ts'
import { useCodesProblem } from './useCodesProblem.ts'
import { useIssue } from './useIssue.ts'
import styles from './codes.module.css'

const formats = ['csv', 'txt'] as const
type FileFormat = (typeof formats)[number]

type MakeCodesDialogProps = {
  campaignId: string
  owner: CodeOwner
  /** What they are for, and what the file is called after. */
  name: string
  count: number
  onClose: () => void
}

type Made = { batch: CodeBatch; pieces: string[] }

/** Makes codes and hands them out once: says so, shows how far it is, saves the file, and issues them when it is safe. */
export function MakeCodesDialog({ campaignId, owner, name, count, onClose }: MakeCodesDialogProps) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  const [fileFormat, setFileFormat] = useState<FileFormat>('csv')
  const [progress, setProgress] = useState<CodeBatch | null>(null)
  const [key] = useState(newKey)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.codes.key() })

  const save = ({ batch, pieces }: Made) => {
    const head = fileFormat === 'csv' ? 'code\r\n' : ''
    downloadParts(fileNameOf(name, batch, fileFormat), [head, ...pieces])
  }
  const make = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController()
      const made = await makeBatch({
        codes: client.codes,
        campaignId,
        owner,
        key,
        signal: stop.current.signal,
        onProgress: setProgress,
        wait: pause,
      })
      // Stopped half way, what came of it is good for nothing and nobody's: it goes, so that another can begin.
      if (made && made.batch.made < made.batch.count) {
        const gone = { id: campaignId, batchId: made.batch.id }
        await again(() => client.codes.void(gone), { signal: new AbortController().signal, wait: pause })
      }
      return made
    },
    onSuccess: (made) => {
      if (made && made.batch.made === made.batch.count) save(made)
      else onClose()
    },
    onSettled: refresh,
  })
  const made = make.data && make.data.batch.made === make.data.batch.count ? make.data : null
  useBeforeUnload((event) => {
    if (make.isPending || made) event.preventDefault()
  })

  if (made) return <Received campaignId={campaignId} made={made} onSave={() => save(made)} onClose={onClose} />
  if (progress || make.error)
    return (
      <Making
        progress={progress}
        error={make.error}
        running={make.isPending}
        onStop={() => stop.current?.abort()}
        onClose={onClose}
      />
    )
  return (
    <Dialog
      title={t('makeTitle', { name })}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" pending={make.isPending} onClick={() => make.mutate()}>
            {t('make', { count, figure: format.number(count) })}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <Notice tone="warning">{t('onceBefore')}</Notice>
        <p>{t('howItGoes')}</p>
        <Segmented
          label={t('format')}
          options={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
          value={fileFormat}
          onChange={setFileFormat}
        />
      </div>
    </Dialog>
  )
}

type MakingProps = {
  progress: CodeBatch | null
  error: unknown
  running: boolean
  onStop: () => void
  onClose: () => void
}

function Making({ progress, error, running, onStop, onClose }: MakingProps) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  const say = useCodesProblem()
  const [stopping, setStopping] = useState(false)
  const stop = () => {
    setStopping(true)
    onStop()
  }
  return (
    <Dialog
      title={t('makingTitle')}
      width={560}
      // Esc is a hand on the keyboard, not a decision to throw codes away.
      onClose={() => !running && onClose()}
      actions={
        running ? (
          <Button pending={stopping} onClick={stop}>
            {t('stop')}
          </Button>
        ) : (
          <Button tone="primary" onClick={onClose}>
            {t('close')}
          </Button>
        )
      }
    >
      <div className={styles.dialog}>
        {progress && (
          <>
            <progress value={progress.made} max={progress.count} aria-label={t('makingTitle')} />
            <p role="status">
              {t('madeOf', { made: format.number(progress.made), all: format.number(progress.count) })}
            </p>
          </>
        )}
        {error ? (
          <Notice tone="bad">
            {say(error)} {progress && t('failedMeans')}
          </Notice>
        ) : (
          <p className={styles.about}>{t('stayHere')}</p>
        )}
      </div>
    </Dialog>
  )
}

type ReceivedProps = {
  campaignId: string
  made: Made
  onSave: () => void
  onClose: () => void
}

function Received({ campaignId, made, onSave, onClose }: ReceivedProps) {
  const { t } = useTranslation('codes')
  const format = useFormat()
  const say = useCodesProblem()
  const { batch } = made
  const figure = format.number(batch.count)
  const issue = useIssue(onClose)
  return (
    <Dialog
      title={t('receivedTitle', { count: batch.count, figure })}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('later')}</Button>
          <Button onClick={onSave}>{t('saveAgain')}</Button>
          <Button
            tone="primary"
            pending={issue.isPending}
            onClick={() => issue.mutate({ id: campaignId, batchId: batch.id })}
          >
            {t('issue')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <Notice tone="warning">{t('onceAfter')}</Notice>
        <p>{t('lookForIt')}</p>
        {issue.error && <Notice tone="bad">{say(issue.error)}</Notice>}
      </div>
    </Dialog>
  )
}

/** `codes-新人券-2026-11-02-1a2b3c4d.csv`: what for, when, and which batch. */
function fileNameOf(name: string, batch: CodeBatch, fileFormat: FileFormat): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  return `codes-${plain}-${batch.createdAt.slice(0, 10)}-${batch.id.slice(0, 8)}.${fileFormat}`
}
