import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Notice } from '#components/Notice.tsx'
import type { CatalogueProduct } from '#contract/catalogue.ts'
import { downloadText, toCsv } from '#lib/csv.ts'
import styles from './CataloguePage.module.css'
import { productColumns, type ReadRow } from './productTable.ts'
import { useImport } from './useImport.ts'

/** Brings a table of products in: reads it, says what it will do, does it with progress, keeps what failed. */
export function ImportDialog({ existing, onClose }: { existing: readonly CatalogueProduct[]; onClose: () => void }) {
  const { t } = useTranslation('catalogue')
  const { t: shell } = useTranslation()
  const work = useImport(existing)
  const [fileName, setFileName] = useState<string | null>(null)

  return (
    <Dialog
      title={t('import')}
      width={600}
      onClose={onClose}
      actions={
        work.state.step === 'done' ? (
          <Button tone="primary" onClick={onClose}>
            {shell('ui.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{shell('ui.cancel')}</Button>
            <Button
              tone="primary"
              pending={work.state.step === 'running'}
              disabledReason={
                work.state.step === 'read' && work.state.products.length > 0 ? undefined : t('chooseFirst')
              }
              onClick={work.run}
            >
              {t('importNow')}
            </Button>
          </>
        )
      }
    >
      <p>{t('importLead')}</p>
      <p>
        <Button tone="quiet" onClick={() => downloadText('catalogue-columns.csv', toCsv(productColumns, []))}>
          {t('columnsFile')}
        </Button>
      </p>
      <label className={styles.drop}>
        <span className="visually-hidden">{t('file')}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          disabled={work.state.step === 'running'}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (!file) return
            setFileName(file.name)
            void work.read(file)
          }}
        />
      </label>
      {work.state.step === 'read' && (
        <>
          <Notice tone={work.state.faults.length > 0 ? 'warning' : 'ok'}>
            {t('willDo', {
              file: fileName ?? '',
              added: work.state.added,
              changed: work.state.products.length - work.state.added,
              faults: work.state.faults.length,
            })}
          </Notice>
          <FaultList faults={work.state.faults} />
        </>
      )}
      {work.state.step === 'running' && (
        <>
          <progress
            className={styles.progress}
            max={work.state.whole}
            value={work.state.done}
            aria-label={t('import')}
          />
          <p>{t('progress', { done: work.state.done, whole: work.state.whole })}</p>
        </>
      )}
      {work.state.step === 'done' && (
        <>
          <Notice tone={work.state.failed.length > 0 ? 'warning' : 'ok'}>
            {t('imported', { done: work.state.done, failed: work.state.failed.length })}
          </Notice>
          {work.state.failed.length > 0 && (
            <ul className={styles.problems}>
              {work.state.failed.map((failure) => (
                <li key={failure.id}>
                  <code>{failure.id}</code> {failure.sentence}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  )
}

function FaultList({ faults }: { faults: readonly Extract<ReadRow, { fault: string }>[] }) {
  const { t } = useTranslation('catalogue')
  if (faults.length === 0) return null
  return (
    <ul className={styles.problems}>
      {faults.map((fault) => (
        <li key={fault.line}>
          {t('line', { line: fault.line, column: fault.column })} {t(`rowFaults.${fault.fault}`, { text: fault.text })}
        </li>
      ))}
    </ul>
  )
}
