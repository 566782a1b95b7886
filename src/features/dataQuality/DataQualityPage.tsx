import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Page } from '#components/Page.tsx'
import styles from './DataQualityPage.module.css'
import { ImportList } from './import/ImportList.tsx'
import { ImportDialog } from './import/ImportDialog.tsx'
import { QuarantineList } from './quarantine/QuarantineList.tsx'

/** Where data comes in other than through the storefront, and what could not be taken. */
export function DataQualityPage() {
  const { t } = useTranslation('dataQuality')
  const readOnly = useMay('events.import') ? undefined : t('mayNotImport')
  const [importing, setImporting] = useState(false)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button tone="primary" shortcut="n" disabledReason={readOnly} onClick={() => setImporting(true)}>
          {t('import.start')}
        </Button>
      }
    >
      <section aria-labelledby="imports" className={styles.section}>
        <h2 id="imports">{t('import.title')}</h2>
        <ImportList />
      </section>
      <section aria-labelledby="quarantine" className={styles.section}>
        <h2 id="quarantine">{t('quarantine.title')}</h2>
        <p className={styles.lead}>{t('quarantine.lead')}</p>
        <QuarantineList />
      </section>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Page>
  )
}
