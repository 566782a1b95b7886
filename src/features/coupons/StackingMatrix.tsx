import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { pairOf, type Pair } from '#domain/coupons/matrix.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { inView } from '#lib/focus.ts'
import { useSay } from '#lib/say/useSay.ts'
import styles from './coupons.module.css'

type StackingMatrixProps = {
  rules: readonly CouponRule[]
  /** A pair was chosen: show a cart in which the two meet, or do not. */
  onOpen: (a: CouponRule, b: CouponRule) => void
}

/** With more rules than these, cells show signs alone, so that the whole is seen at once. */
const mostInWords = 6

/** Which rules may be used in one order, from the rules themselves. Arrow keys move, Enter opens a cart that shows it. */
export function StackingMatrix({ rules, onOpen }: StackingMatrixProps) {
  const { t } = useTranslation('coupons')
  const table = useRef<HTMLTableElement>(null)
  const [told, setTold] = useState<{ names: string; why: string } | null>(null)
  const pairs = useMemo(
    () => rules.map((row) => rules.map((column) => (row.id === column.id ? null : pairOf(row, column)))),
    [rules],
  )
  const nameOf = (rule: CouponRule) => (rule.name === '' ? t('rule.unnamed') : rule.name)
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!by) return
    event.preventDefault()
    let [r, c] = [row + (by[0] ?? 0), column + (by[1] ?? 0)]
    // A rule does not meet itself: step over the diagonal.
    if (r === c) [r, c] = [r + (by[0] ?? 0), c + (by[1] ?? 0)]
    table.current?.querySelector<HTMLElement>(`[data-cell="${r}-${c}"]`)?.focus()
  }
  const short = rules.length > mostInWords
  if (rules.length < 2) return <p className={styles.about}>{t('matrix.tooFew')}</p>
  return (
    <>
      <p className={styles.about}>{t('matrix.about')}</p>
      {short && (
        <p className={styles.about}>
          {verdicts.map((verdict) => `${marks[verdict]} ${t(`matrix.word.${verdict}`)}`).join(' · ')}
        </p>
      )}
      <ScrollArea label={t('matrix.title')}>
        <table ref={table} className={`${styles.grid} ${short ? styles.short : ''}`}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('list.rule')}</span>
              </th>
              {rules.map((rule) => (
                <th key={rule.id} scope="col">
                  {nameOf(rule)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((row, r) => (
              <tr key={row.id}>
                <th scope="row">{nameOf(row)}</th>
                {rules.map((column, c) => {
                  const pair = pairs[r]?.[c]
                  return (
                    <td key={column.id}>
                      {pair && (
                        <PairCell
                          pair={pair}
                          names={`${nameOf(row)} × ${nameOf(column)}`}
                          place={`${r}-${c}`}
                          isFirst={r === 0 && c === 1}
                          short={short}
                          onOpen={() => onOpen(row, column)}
                          onKeyDown={(event) => move(event, r, c)}
                          onTell={setTold}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className={styles.why} aria-hidden="true">
        {told ? (
          <>
            <b>{told.names}</b> {told.why}
          </>
        ) : (
          t('matrix.choose')
        )}
      </p>
    </>
  )
}

const verdicts = ['together', 'apart', 'never'] as const
const marks = { together: '✓', apart: '✕', never: '–' } as const

type PairCellProps = {
  pair: Pair
  names: string
  place: string
  isFirst: boolean
  short: boolean
  onOpen: () => void
  onKeyDown: (event: KeyboardEvent) => void
  /** The cell is looked at: its reason is to be read without a tooltip. */
  onTell: (told: { names: string; why: string }) => void
}

/** Of a pair neither is used yet: an order's reasons, which name the one that was, would say too much. */
const partedBy = {
  standsAlone: 'matrix.apart.standsAlone',
  othersStandAlone: 'matrix.apart.standsAlone',
  sameGroup: 'matrix.apart.sameGroup',
  sameLevel: 'matrix.apart.sameLevel',
  notWith: 'matrix.apart.notWith',
} as const

function PairCell({ pair, names, place, isFirst, short, onOpen, onKeyDown, onTell }: PairCellProps) {
  const { t } = useTranslation('coupons')
  const say = useSay()
  const why =
    pair.verdict === 'together'
      ? t('matrix.together')
      : pair.verdict === 'never'
        ? t(`matrix.never.${pair.because}`)
        : t(partedBy[pair.why.code as keyof typeof partedBy], {
            group: say.fact(pair.why.data['group'] ?? ''),
            level: say.fact(pair.why.data['level'] ?? ''),
          })
  return (
    <button
      type="button"
      data-cell={place}
      tabIndex={isFirst ? 0 : -1}
      className={`${styles.cell} ${styles[pair.verdict]}`}
      aria-label={`${names}: ${t(`matrix.word.${pair.verdict}`)}. ${why}`}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => {
        // Left to itself the browser is content with a part of it.
        inView(currentTarget)
        onTell({ names, why })
      }}
      onMouseEnter={() => onTell({ names, why })}
    >
      <span aria-hidden="true">{marks[pair.verdict]}</span>
      {!short && ` ${t(`matrix.word.${pair.verdict}`)}`}
    </button>
  )
}
