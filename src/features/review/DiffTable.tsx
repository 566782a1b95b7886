import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Amount } from '#components/Figures.tsx'
import { PlayHue } from '#components/PlayHue.tsx'
import type { Change } from '#contract/campaignShapes.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { nameIn } from '#domain/named.ts'
import type { Say } from '#lib/say/say.ts'
import { useSay } from '#lib/say/useSay.ts'
import styles from './DiffTable.module.css'

/** What changes, in business words: of what, which fact, before, after, and what it does to the worst case. */
export function DiffTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('review')
  const groups = Map.groupBy(changes, ({ subject, change }) =>
    [subject.type, subject.id, change === 'changed' ? 'changed' : change].join(':'),
  )
  return (
    <div>
      <table className={styles.table} aria-label={t('table.label')}>
        <thead>
          <tr>
            <th scope="col">{t('table.subject')}</th>
            <th scope="col">{t('table.what')}</th>
            <th scope="col" className={styles.end}>
              {t('table.before')}
            </th>
            <th scope="col" className={styles.end}>
              {t('table.after')}
            </th>
            <th scope="col" className={styles.end}>
              {t('table.worst')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...groups].map(([key, rows]) => {
            const [first] = rows
            if (!first) return null
            return first.change === 'changed' ? (
              <Fragment key={key}>
                {rows.map((row, k) => (
                  <ChangedRow key={`${row.key}${row.pointer}`} row={row} first={k === 0} />
                ))}
              </Fragment>
            ) : (
              <WholeRow key={key} rows={rows} first={first} />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ChangedRow({ row, first }: { row: Change; first: boolean }) {
  const say = useSay()
  return (
    <tr className={first ? styles.first : undefined}>
      <th scope="row">{first && <Subject row={row} />}</th>
      <td className={styles.what}>
        <What row={row} />
      </td>
      <td className={`${styles.end} ${styles.before}`}>
        {row.before === null ? '–' : <s>{valueOf(row, row.before, say)}</s>}
      </td>
      <td className={`${styles.end} ${styles.after}`}>{valueOf(row, row.after, say)}</td>
      <td className={styles.end}>
        <Delta row={row} />
      </td>
    </tr>
  )
}

/** Something that came or went as a whole: one row, its facts on demand. */
function WholeRow({ rows, first }: { rows: readonly Change[]; first: Change }) {
  const added = first.change === 'added'
  return (
    <tr className={styles.first}>
      <th scope="row">
        <Subject row={first} />
      </th>
      <td colSpan={3}>
        <WholeFacts rows={rows} added={added} />
      </td>
      <td className={styles.end}>
        <Delta row={first} />
      </td>
    </tr>
  )
}

function WholeFacts({ rows, added }: { rows: readonly Change[]; added: boolean }) {
  const { t } = useTranslation('review')
  const say = useSay()
  return (
    <details>
      <summary className={styles.summary}>
        <span className={added ? styles.added : styles.removed}>{t(`change.${added ? 'added' : 'removed'}`)}</span> ·{' '}
        {t('change.facts', { count: rows.length })}
      </summary>
      <dl className={styles.facts}>
        {rows.map((row) => (
          <div key={`${row.key}${row.pointer}`}>
            <dt>
              <What row={row} />
            </dt>
            <dd>{valueOf(row, added ? row.after : row.before, say)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Subject({ row: { subject } }: { row: Change }): ReactNode {
  const { t } = useTranslation('review')
  const say = useSay()
  const name = subject.type === 'phase' ? say.word('phase', subject.name) : nameIn(subject, say.language)
  return (
    <span className={styles.subject}>
      {subject.kind && <PlayHue kind={subject.kind} />}
      <span>
        {subject.type === 'campaign' ? t('subject.campaign') : name}
        {subject.type !== 'campaign' && (
          <span className={styles.kind}>
            {' '}
            {subject.type === 'play' && subject.kind !== null
              ? say.label('play', subject.kind)
              : t(`subject.${subject.type}`)}
          </span>
        )}
      </span>
    </span>
  )
}

function What({ row }: { row: Change }) {
  const say = useSay()
  return (
    <>
      {say.statement({ key: row.key, data: row.data })}
      {row.market && <span className={styles.kind}> {row.market}</span>}
    </>
  )
}

/** A value as its row wants it: a drawn curve is a list of points, read in pairs of helpers and discount. */
function valueOf(row: Change, value: Change['after'], say: Say): string {
  if (row.key !== 'bargain.shape' || !Array.isArray(value)) return say.facts(value)
  const written = value.map((one) => say.fact(one))
  return written.flatMap((x, k) => (k % 2 === 0 ? [`${x} → ${written[k + 1] ?? ''}`] : [])).join(' · ')
}

/** What the change does to the worst case, per market it touches. */
function Delta({ row: { worstDelta } }: { row: Change }) {
  if (worstDelta === null) return null
  return (
    <>
      {markets.map((market) => {
        const delta = worstDelta[market]
        if (delta === undefined) return null
        return (
          <div key={market} className={delta > 0 ? styles.more : styles.less}>
            <Amount amount={delta} currency={marketFacts[market].currency} sign="always" />
          </div>
        )
      })}
    </>
  )
}
