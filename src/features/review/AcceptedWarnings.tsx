import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Finding, FindingsOfOneKind } from '#components/Finding.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { pathOf } from '#domain/campaign/pointer.ts'
import type { Finding as Found } from '#domain/finding.ts'
import { findingGroups } from '#lib/say/findingGroups.ts'
import { marketAbout } from '#lib/say/marketAbout.ts'
import { useSay } from '#lib/say/useSay.ts'
import styles from './ReviewPage.module.css'

type AcceptedWarningsProps = {
  document: CampaignDocument
  findings: readonly Found[]
  /** Where a field is edited. */
  addressOf: (pointer: string) => string
}

/** Warnings the author let stand, each with the reason given for exactly it; what was left unanswered first. */
export function AcceptedWarnings({ document, findings, addressOf }: AcceptedWarningsProps) {
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
            {findingGroups(errors).map((group) => (
              <li key={group[0]?.id}>
                <Errors group={group} document={document} addressOf={addressOf} />
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

type ErrorsProps = Pick<AcceptedWarningsProps, 'document' | 'addressOf'> & { group: readonly Found[] }

/** One error, or many of one kind that open to all of them. */
function Errors({ group, document, addressOf }: ErrorsProps) {
  const say = useSay()
  const [first] = group
  if (!first) return null
  if (group.length === 1) {
    return <Finding severity="error" sentence={<Sentence finding={first} document={document} />} />
  }
  return (
    <Finding
      severity="error"
      sentence={
        <>
          {say.findingTogether(
            first.code,
            group.map(({ data }) => data),
          )}{' '}
          <b>× {group.length}</b>
        </>
      }
      more={
        <FindingsOfOneKind count={group.length}>
          {group.map((one) => (
            <Link key={one.id} to={addressOf(one.pointer)}>
              <Sentence finding={one} document={document} />
            </Link>
          ))}
        </FindingsOfOneKind>
      }
    />
  )
}

function Sentence({ finding, document }: { finding: Found; document: CampaignDocument }) {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const [top, index] = pathOf(finding.pointer)
  const subject = top === 'plays' ? document.plays[Number(index)]?.name : undefined
  return (
    <>
      {subject && <b>{t('finding.subject', { name: subject })} </b>}
      {say.finding(finding.code, finding.data, marketAbout(document, finding))}
    </>
  )
}
