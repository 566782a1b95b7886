import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pause } from '#api/again.ts'
import { client } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Failure, QueryState } from '#components/QueryState.tsx'
import { toast } from '#components/toast.ts'
import type { Import } from '#contract/imports.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { importsQuery } from '../queries.ts'
import { firstDraft, mappingOf, missingIn, type MappingDraft } from './draft.ts'
import styles from './ImportDialog.module.css'
import { MappingForm } from './MappingForm.tsx'
import { MappingPreview } from './MappingPreview.tsx'
import { openCsv, type OpenCsv } from './openCsv.ts'
import { sendImport } from './sendImport.ts'

/** Past orders from a file: choose it, say what its columns are, watch it go in. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('dataQuality')
  const [file, setFile] = useState<OpenCsv | null>(null)
  // The worker holds the file's rows until the dialog goes.
  useEffect(() => () => file?.close(), [file])
  return file ? (
    <MappingStep file={file} onClose={onClose} />
  ) : (
    <Dialog
      title={t('import.start')}
      onClose={onClose}
      width={560}
      actions={<Button onClick={onClose}>{t('cancel')}</Button>}
    >
      <ChooseFile onFile={setFile} />
    </Dialog>
  )
}

function ChooseFile({ onFile }: { onFile: (file: OpenCsv) => void }) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const id = useId()
  const open = useMutation({
    mutationFn: openCsv,
    onSuccess: (file) => {
      if (file && !('brokenAt' in file)) onFile(file)
    },
  })
  const brokenAt = open.data && 'brokenAt' in open.data ? open.data.brokenAt : null
  const problem = open.error
    ? t('import.unreadable')
    : open.data === null
      ? t('import.noRows')
      : brokenAt !== null
        ? t('import.brokenQuotes', { line: format.number(brokenAt) })
        : null
  return (
    <>
      <p className={styles.lead}>{t('import.chooseLead')}</p>
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          const [dropped] = event.dataTransfer.files
          if (dropped) open.mutate(dropped)
        }}
      >
        <label htmlFor={id}>{open.isPending ? t('import.opening') : t('import.choose')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen) open.mutate(chosen)
          }}
        />
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}

function MappingStep({ file, onClose }: { file: OpenCsv; onClose: () => void }) {
  const { t } = useTranslation('dataQuality')
  const imports = useQuery(importsQuery())
  return imports.data ? (
    <MappingAndSending file={file} earlier={imports.data.items} onClose={onClose} />
  ) : (
    <Dialog title={file.fileName} onClose={onClose} actions={<Button onClick={onClose}>{t('cancel')}</Button>}>
      <QueryState query={imports}>{() => null}</QueryState>
    </Dialog>
  )
}

type MappingAndSendingProps = { file: OpenCsv; earlier: readonly Import[]; onClose: () => void }

function MappingAndSending({ file, earlier, onClose }: MappingAndSendingProps) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const [market] = useMarket()
  const [draft, setDraft] = useState<MappingDraft>(() => firstDraft(file, market, earlier))
  const [progress, setProgress] = useState<Import | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const send = useMutation({
    mutationFn: () => {
      stop.current = new AbortController()
      return sendImport({
        imports: client.imports,
        file,
        mapping: mappingOf(draft),
        signal: stop.current.signal,
        onProgress: setProgress,
        wait: pause,
      })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: importsQuery().queryKey }),
    onSuccess: (done) => {
      if (done && done.finishedAt !== null) toast(t('import.finished', { file: done.fileName }))
    },
  })
  const missing = missingIn(draft)
  const known = earlier.find(({ fileHash }) => fileHash === file.fileHash)

  if (progress || send.error)
    return (
      <Dialog
        title={file.fileName}
        onClose={onClose}
        width={560}
        actions={
          send.isPending ? (
            <Button onClick={() => stop.current?.abort()}>{t('import.stop')}</Button>
          ) : (
            <Button tone="primary" onClick={onClose}>
              {t('close')}
            </Button>
          )
        }
      >
        {send.error && <Failure error={send.error} onRetry={() => send.mutate()} retrying={send.isPending} />}
        {progress && <Progress progress={progress} running={send.isPending} />}
      </Dialog>
    )

  return (
    <Dialog
      title={t('import.mapTitle', { file: file.fileName, rows: format.number(file.totalRows) })}
      onClose={onClose}
      width={860}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            tone="primary"
            pending={send.isPending}
            disabledReason={missing === null ? undefined : t(`mapping.missing.${missing}`)}
            onClick={() => send.mutate()}
          >
            {t('import.begin', { figure: format.number(file.totalRows) })}
          </Button>
        </>
      }
    >
      {known && (
        <p className={styles.lead}>{t(known.finishedAt ? 'import.knownFinished' : 'import.knownUnfinished')}</p>
      )}
      <MappingForm draft={draft} header={file.header} sample={file.sample} onChange={setDraft} />
      {missing === null && <MappingPreview file={file} mapping={mappingOf(draft)} />}
    </Dialog>
  )
}

function Progress({ progress, running }: { progress: Import; running: boolean }) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const { nextRow, totalRows, events, duplicates, rejected, finishedAt } = progress
  const stage = finishedAt
    ? t('import.done')
    : !running
      ? t('import.stopped')
      : nextRow === totalRows
        ? t('import.makingEvents')
        : t('import.readingRows')
  return (
    <div className={styles.progress}>
      <p>{stage}</p>
      <progress value={nextRow} max={totalRows} aria-label={stage} />
      <p aria-live="polite">
        {t('import.rowsOf', { done: format.number(nextRow), all: format.number(totalRows) })}
        {' · '}
        {t('import.eventsMade', { figure: format.number(events) })}
        {duplicates > 0 && ` · ${t('import.countedBefore', { figure: format.number(duplicates) })}`}
        {rejected > 0 && ` · ${t('import.rowsRejected', { figure: format.number(rejected) })}`}
      </p>
      {!running && !finishedAt && <p className={styles.lead}>{t('import.goOnLater')}</p>}
    </div>
  )
}
