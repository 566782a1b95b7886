import type { TFunction } from 'i18next'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#components/Button.tsx'
import { FindingList, FindingsOfOneKind, type FindingView } from '#components/Finding.tsx'
import type { Finding } from '#domain/finding.ts'
import { findingGroups } from '#lib/say/findingGroups.ts'
import { marketAbout } from '#lib/say/marketAbout.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { useFieldNames } from '../draft/useFieldNames.ts'
import { addressOf, playAt, sectionOf } from './places.ts'
import { useChecks } from './ChecksProvider.tsx'
import styles from './FindingsBlock.module.css'

type FindingsBlockProps = {
  /** Only what lies within this part of the document; everything without it. */
  within?: string
  /** Say first which play or product a finding is about, and lead to its field. */
  withPlace?: boolean
  /** Lead to each finding's field, where the page does not show all of them. */
  leads?: boolean
}

/** Findings in sentences, errors first, each with the button that puts it right. Nothing where there is nothing. */
export function FindingsBlock({ within, withPlace = false, leads = false }: FindingsBlockProps) {
  const { t } = useTranslation('campaigns')
  const { findings } = useChecks()
  const together = useFindingsTogether(leads)
  const shown = findings.filter(
    ({ pointer }) => within === undefined || pointer === within || pointer.startsWith(`${within}/`),
  )
  if (shown.length === 0) return null
  if (!withPlace) {
    return (
      <div className={styles.block}>
        <FindingList label={t('finding.label')} findings={findingGroups(shown).flatMap((group) => together(group))} />
        <ReasonsLater findings={shown} />
      </div>
    )
  }
  return <FindingsBySubject findings={shown} />
}

/** Where the reason for a warning is given, which is not here. */
function ReasonsLater({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('campaigns')
  const { document } = useDraft()
  const readOnly = useReadOnlyReason()
  const accepted = new Set(document.acceptedWarnings.map(({ finding }) => finding))
  const open = findings.some(({ id, severity }) => severity === 'warning' && !accepted.has(id))
  if (!open || readOnly !== null) return null
  return <p className={styles.reasonsLater}>{t('finding.reasonsLater')}</p>
}

/** As many of one thing as can be taken in at once; its own page has them all. */
const shownOfOne = 3

/** Findings of the whole campaign: a few of each play or part, the rest counted, so that none drowns the others. */
export function FindingsBySubject({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('campaigns')
  const { campaign, document } = useDraft()
  const views = useFindingViews()
  const groups = Map.groupBy(findings, ({ pointer }) => playAt(document, pointer)?.id ?? sectionOf(pointer))
  return (
    <div className={styles.block}>
      {[...groups].map(([subject, all]) => {
        // Without a product most other findings only follow from that.
        const cause = all.find(({ code }) => code === 'play.noProduct')
        const first = cause ? [cause] : distinct(all.toSorted((a, b) => rank(a) - rank(b))).slice(0, shownOfOne)
        const [one] = all
        return (
          <div key={subject} className={styles.subject}>
            <FindingList label={t('finding.label')} findings={views(first, true)} />
            {one && all.length > first.length && (
              <Link to={addressOf(campaign.id, document, one.pointer)} className={styles.more}>
                {t('finding.more', { count: all.length - first.length })}
              </Link>
            )}
          </div>
        )
      })}
      <ReasonsLater findings={findings} />
    </div>
  )
}

/** The same sentence about another step of a ladder says nothing new here. */
function distinct(findings: readonly Finding[]): Finding[] {
  const said = new Map(
    findings.map((finding) => [`${finding.code} ${JSON.stringify(finding.data)}`, finding] as const).toReversed(),
  )
  return [...said.values()].toReversed()
}

const rank = ({ severity }: Finding) => (severity === 'error' ? 0 : 1)

/** Findings as the list component takes them. */
export function useFindingViews() {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { campaign, document, setAt } = useDraft()
  const { valueOf } = useFieldNames(document)
  const readOnly = useReadOnlyReason()

  return (findings: readonly Finding[], withPlace: boolean): FindingView[] =>
    findings.map((finding) => {
      const accepted = document.acceptedWarnings.find((warning) => warning.finding === finding.id)
      const subject = playAt(document, finding.pointer)?.name
      return {
        key: finding.id,
        severity: finding.severity,
        sentence: (
          <>
            {withPlace && subject && <b>{t('finding.subject', { name: subject })} </b>}
            {say.finding(finding.code, finding.data, marketAbout(document, finding))}
            {withPlace && (
              <>
                {' '}
                <Link to={addressOf(campaign.id, document, finding.pointer)}>
                  {t(finding.pointer.startsWith('/couponCases/') ? 'finding.goToCase' : 'finding.goTo')}
                </Link>
              </>
            )}
          </>
        ),
        more: accepted ? (
          <span className={styles.reason}>{t('finding.accepted', { reason: accepted.reason })}</span>
        ) : undefined,
        remedies: remediesOf(finding, valueOf, t).map(({ label, pointer, value }) => ({
          label,
          onApply: () => setAt(pointer, value),
          disabledReason: readOnly ?? undefined,
        })),
      }
    })
}

/** Findings of one kind as one, which opens to all of them; each leads to its field and keeps its fix. */
function useFindingsTogether(leads: boolean) {
  const say = useSay()
  const { campaign, document } = useDraft()
  const views = useFindingViews()
  return (group: readonly Finding[]): FindingView[] => {
    const [first] = group
    if (!first || group.length === 1) return views(group, leads)
    return [
      {
        key: `${first.severity} ${first.code}`,
        severity: first.severity,
        sentence: (
          <>
            {say.findingTogether(
              first.code,
              group.map(({ data }) => data),
            )}{' '}
            <b>× {group.length}</b>
          </>
        ),
        more: (
          <FindingsOfOneKind count={group.length}>
            {views(group, false).map((view, place) => (
              <Fragment key={view.key}>
                <Link to={addressOf(campaign.id, document, group[place]?.pointer ?? '')}>{view.sentence}</Link>
                {view.more}
                {view.remedies?.map(({ label, onApply, disabledReason }) => (
                  <Button key={label} size="small" onClick={onApply} disabledReason={disabledReason}>
                    {label}
                  </Button>
                ))}
              </Fragment>
            ))}
          </FindingsOfOneKind>
        ),
      },
    ]
  }
}

/** What settles a finding: its fix, said in its field's own unit, and the field by which people say that it is meant. */
function remediesOf(
  { fix, insist }: Finding,
  valueOf: ReturnType<typeof useFieldNames>['valueOf'],
  t: TFunction<'campaigns'>,
) {
  const label = ({ pointer, value }: NonNullable<Finding['fix']>) =>
    value === true
      ? t('finding.allow')
      : typeof value === 'number'
        ? t('finding.set', { value: valueOf(value, pointer) })
        : t('finding.apply')
  return [
    ...(fix ? [{ ...fix, label: label(fix) }] : []),
    ...(insist ? [{ ...insist, label: t('finding.insist') }] : []),
  ]
}
