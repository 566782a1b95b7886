import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Amount } from '#components/Figures.tsx'
import { Meter } from '#components/Meter.tsx'
import { playHue } from '#components/PlayHue.tsx'
import { Stat, StatColumn } from '#components/Stat.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { useDraft } from '../draft/DraftProvider.tsx'
import { costOf, type Cost } from './costOf.ts'
import { ForecastFigures } from './ForecastFigures.tsx'
import styles from './CostRail.module.css'

type CostRailProps = {
  /** Only this play; the whole campaign without it. */
  playId?: string
  children?: ReactNode
}

/** What it will cost in the market in view, always in sight: at worst, probably, and for what. */
export function CostRail({ playId, children }: CostRailProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { document } = useDraft()
  const { exposure } = useChecks()
  const [inView] = useMarket()
  const cost = costOf(document, exposure, inView, playId)
  if (!cost) return null
  const money = (amount: number) => format.money({ amount, currency: cost.currency })

  return (
    <div className={styles.rail} data-edge="right">
      <StatColumn>
        <Stat
          label={`${t('rail.worst')} · ${format.market(cost.market)}`}
          about={t('rail.worstAbout')}
          value={cost.unbounded ? t('rail.unboundedValue') : <Amount amount={cost.worst} currency={cost.currency} />}
          tone={isOver(cost) ? 'bad' : 'plain'}
          note={
            cost.unbounded
              ? undefined
              : cost.budget === 0
                ? t('rail.noBudget')
                : t(playId === undefined ? 'rail.ofBudget' : 'rail.playOfBudget', {
                    share: format.rate(cost.worst / cost.budget, 0),
                    budget: money(cost.budget),
                  })
          }
        >
          <Meter
            label={t('rail.worst')}
            text={money(cost.worst)}
            whole={cost.budget}
            parts={cost.parts.map(({ id, name, kind, worst }) => ({
              key: `${kind}:${id}`,
              value: worst,
              color: playHue(kind),
              label: `${name} ${money(worst)}`,
            }))}
          />
        </Stat>
      </StatColumn>
      <ForecastFigures cost={cost} playId={playId} />
      {children}
    </div>
  )
}

/** The same in one line, for the bar at the foot of a narrow screen. */
export function CostSummary({ playId }: { playId?: string }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { document } = useDraft()
  const { exposure } = useChecks()
  const [inView] = useMarket()
  const cost = costOf(document, exposure, inView, playId)
  if (!cost) return null
  return (
    <>
      <span className={styles.small}>{t('rail.worst')}</span>{' '}
      <b className={isOver(cost) ? styles.bad : undefined}>
        {cost.unbounded ? t('rail.unboundedValue') : format.money({ amount: cost.worst, currency: cost.currency })}
      </b>{' '}
      {cost.budget > 0 && !cost.unbounded && (
        <span className={styles.small}>{format.rate(cost.worst / cost.budget, 0)}</span>
      )}
    </>
  )
}

function isOver(cost: Cost): boolean {
  return cost.budget > 0 && cost.worst > cost.budget
}
