import { useId, useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { playHue } from '#components/PlayHue.tsx'
import { marketFacts } from '#domain/market.ts'
import { nameIn } from '#domain/named.ts'
import { progressOf } from '#domain/plays/bargain/plan.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { formatProgress } from '#lib/format/percent.ts'
import { productOf } from '#domain/plays/shared/products.ts'
import type { ViewProps } from '../editor.ts'
import { Phone } from '../shared/Phone.tsx'
import styles from '../shared/Phone.module.css'
import { pricesAfter } from './curvePoints.ts'

/** The bargain on a phone after so many helpers. Progress is never rounded up and reaches 100% only at the floor. */
export function BargainPreview({ play, campaign, market }: ViewProps<Bargain>) {
  const { t } = useTranslation('plays')
  const id = useId()
  const [chosen, setChosen] = useState<number | null>(null)
  const prices = pricesAfter(play, market)
  if (!prices) return <p className={styles.small}>{t('bargain.noPlan')}</p>

  const { currency } = marketFacts[market]
  const helpers = Math.min(chosen ?? Math.ceil(play.helpers * 0.4), play.helpers)
  const [list = 0] = prices
  const floor = prices.at(-1) ?? 0
  const now = prices[helpers] ?? list
  const millionths = progressOf(list - floor, list - now)
  const product = productOf(campaign, play.productId)

  return (
    <div>
      <Phone market={market}>
        {(words) => {
          const money = (amount: number) => words.format.money({ amount, currency })
          return (
            <>
              <div className={styles.product}>{product && nameIn(product, words.format.language)}</div>
              <div className={styles.title}>{words.t('preview.bargainTitle')}</div>
              <div className={styles.prices}>
                <span className={styles.now} style={{ color: playHue('bargain') }}>
                  {money(now)}
                </span>
                <span className={styles.was}>{money(list)}</span>
              </div>
              <div className={styles.bar}>
                <span style={{ width: `${millionths / 10_000}%`, background: playHue('bargain') }} />
              </div>
              <div>{words.t('preview.cutSoFar', { cut: money(list - now), left: money(now - floor) })}</div>
              <div className={styles.small}>
                {words.t('preview.progress', { progress: formatProgress(millionths, 1_000_000) })} ·{' '}
                {words.t('preview.timeLeft', { hours: words.say.fact({ hours: play.windowHours }) })}
              </div>
              <div className={styles.action} style={{ '--hue': playHue('bargain') } as CSSProperties}>
                {words.t('preview.invite')}
              </div>
              {play.buyBelowList && (
                <div className={styles.plain}>{words.t('preview.buyNow', { price: money(now) })}</div>
              )}
              <div className={styles.small}>{words.t('preview.floor', { price: money(floor) })}</div>
            </>
          )
        }}
      </Phone>
      <div className={styles.control}>
        <label htmlFor={id}>{t('preview.helpersShown')}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={play.helpers}
          value={helpers}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
        <output htmlFor={id}>{helpers}</output>
      </div>
    </div>
  )
}
