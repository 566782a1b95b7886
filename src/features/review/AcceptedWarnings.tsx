import { useTranslation } from 'react-i18next'
import { Finding } from '#components/Finding.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { pathOf } from '#domain/campaign/pointer.ts'
import type { Finding as Found } from '#domain/finding.ts'
import { useSay } from '#lib/say/useSay.ts'
import styles from './ReviewPage.module.css'

/** Warnings the author let stand, each with the reason given for exactly it; what was left unanswered first. */
export function AcceptedWarnings({ document, findings }: { document: CampaignDocument; findings: readonly Found[] }) {
  const { t } = useTranslation('review')
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const reasons = new Map(document.acceptedWarnings.map(({ finding, reason }) => [finding, reason]))
  const sorted = warnings.toSorted((a, b) => Number(reasons.has(a.id)) - Number(reasons.has(b.id)))
  return (
    <section className={styles.section}>
      {errors.length > 0 && (
        <>
          <h2>{t('errors.title')}</h2>
          <ul className={styles.warnings}>
            {errors.map((error) => (
              <li key={error.id}>
                <Finding severity="error" sentence={<Sentence finding={error} document={document} />} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('warnings.title')}</h2>
      {warnings.length === 0 && <p className={styles.muted}>{t('warnings.none')}</p>}
      <ul className={styles.warnings}>
        {sorted.map((warning) => {
          const reason = reasons.get(warning.id)
          return (
            <li key={warning.id}>
              <Finding
                severity="warning"
                sentence={<Sentence finding={warning} document={document} />}
                more={
                  reason === undefined ? (
                    <span className={styles.open}>{t('warnings.open')}</span>
                  ) : (
                    <span className={styles.muted}>{t('warnings.reason', { reason })}</span>
                  )
                }
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Sentence({ finding, document }: { finding: Found; document: CampaignDocument }) {
  const say = useSay()
  const [top, index] = pathOf(finding.pointer)
  const subject = top === 'plays' ? document.plays[Number(index)]?.name : undefined
  return (
    <>
      {subject && <b>{subject}. </b>}
      {say.finding(finding.code, finding.data)}
    </>
  )
}
