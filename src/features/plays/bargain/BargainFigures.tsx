import { useTranslation } from 'react-i18next'
import { Facts } from '#components/Stat.tsx'
import type { BargainBand } from '#domain/forecast/bargainBand.ts'
import { marketFacts } from '#domain/market.ts'
import { discountOf, fastestFinish, planProblem } from '#domain/plays/bargain/plan.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { ViewProps } from '../editor.ts'
import styles from './BargainFigures.module.css'
import { useBand } from './useBand.ts'

/** A bargain's own figures: how many friends it really takes, how many make it, and the worst of it. */
export function BargainFigures({ play, campaign, market }: ViewProps<Bargain>) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { band, stale } = useBand(play, campaign, market)
  const { currency } = marketFacts[market]
  const accounts = fastestFinish(play)
  const discount = planProblem(play, market) === null ? discountOf(play, market) : null

  return (
    <div>
      <div aria-busy={stale}>
        {band && band.helpersUsed.length > 0 && <HelpersUsed band={band} />}
        <Facts
          rows={[
            {
              key: 'completes',
              label: t('bargain.completes'),
              value: band ? format.percent(band.completes) : t('bargain.working'),
            },
          ]}
        />
      </div>
      {discount !== null && accounts > 0 && (
        <p className={styles.fastest}>
          {t('bargain.fastestEach', {
            count: accounts,
            each: format.money({ amount: Math.floor(discount / accounts), currency }),
          })}
        </p>
      )}
    </div>
  )
}

/** How many helpers the bargains that finished took, the middle eight in ten darker. */
function HelpersUsed({ band: { helpersUsed } }: { band: BargainBand }) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const most = Math.max(...helpersUsed.map(({ share }) => share))
  const middle = helpersAtShare(helpersUsed, 5_000)
  const from = helpersAtShare(helpersUsed, 1_000)
  const to = helpersAtShare(helpersUsed, 9_000)
  const [first] = helpersUsed
  const last = helpersUsed.at(-1)
  return (
    <figure className={styles.used}>
      <figcaption className={styles.label}>{t('bargain.helpersUsed')}</figcaption>
      <div className={styles.bars} role="img" aria-label={t('bargain.median', { count: middle })}>
        {helpersUsed.map(({ helpers, share }) => (
          <span
            key={helpers}
            title={t('bargain.share', { count: helpers, helpers: String(helpers), share: format.percent(share) })}
            className={helpers >= from && helpers <= to ? styles.inside : styles.outside}
            style={{ height: `${Math.max(3, (share / most) * 100)}%` }}
          />
        ))}
      </div>
      <div className={styles.scale}>
        <span>{first?.helpers}</span>
        <span>{t('bargain.median', { count: middle })}</span>
        <span>{last?.helpers}</span>
      </div>
    </figure>
  )
}

function helpersAtShare(helpersUsed: BargainBand['helpersUsed'], share: number): number {
  let seen = 0
  for (const bar of helpersUsed) {
    seen += bar.share
    if (seen >= share) return bar.helpers
  }
  return helpersUsed.at(-1)?.helpers ?? 0
}
