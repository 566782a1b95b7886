import { useId, useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { playHue } from '#components/PlayHue.tsx'
import { marketFacts } from '#domain/market.ts'
import { nameIn } from '#domain/named.ts'
import { rungFor } from '#domain/plays/groupBuy/ladder.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import { productOf } from '#domain/plays/shared/products.ts'
import type { ViewProps } from '../editor.ts'
import { Phone } from '../shared/Phone.tsx'
import styles from '../shared/Phone.module.css'

/** The group on a phone with so many members: the step reached, the next one, and buying alone. */
export function GroupBuyPreview({ play, campaign, market }: ViewProps<GroupBuy>) {
  const { t } = useTranslation('plays')
  const id = useId()
  const [chosen, setChosen] = useState(1)
  const { currency } = marketFacts[market]
  const most = Math.max(2, ...play.ladder.map(({ size }) => size))
  const members = Math.min(chosen, most)
  const reached = rungFor(play, members)
  const next = play.ladder.find(({ size }) => size > members)
  const product = productOf(campaign, play.productId)
  const solo = play.soloPrice[market]

  return (
    <div>
      <Phone market={market}>
        {(words) => {
          const money = (amount: number | undefined) =>
            amount === undefined ? '–' : words.format.money({ amount, currency })
          return (
            <>
              <div className={styles.product}>{product && nameIn(product, words.format.language)}</div>
              <div className={styles.prices}>
                <span className={styles.now} style={{ color: playHue('groupBuy') }}>
                  {money(reached ? reached.price[market] : solo)}
                </span>
                {reached && <span className={styles.was}>{money(solo)}</span>}
              </div>
              <div>
                {words.t('preview.joined', { count: members })} ·{' '}
                {next
                  ? words.t('preview.toGo', { count: next.size - members, price: money(next.price[market]) })
                  : words.t('preview.lowest')}
              </div>
              <div className={styles.bar}>
                <span style={{ width: `${Math.floor((members / most) * 100)}%`, background: playHue('groupBuy') }} />
              </div>
              <div className={styles.rungs}>
                {play.ladder.map((rung) => (
                  <div key={rung.size} className={`${styles.rung} ${rung.size <= members ? styles.reached : ''}`}>
                    <span>
                      {rung.size <= members ? '✓ ' : ''}
                      {words.t('preview.rung', { size: rung.size })}
                    </span>
                    <span>{money(rung.price[market])}</span>
                  </div>
                ))}
              </div>
              <div className={styles.action} style={{ '--hue': playHue('groupBuy') } as CSSProperties}>
                {words.t('preview.startGroup')}
              </div>
              <div className={styles.plain}>{words.t('preview.alone', { price: money(solo) })}</div>
              <div className={styles.small}>
                {words.t('preview.timeLeft', { hours: words.say.fact({ hours: play.hoursToFill }) })}
              </div>
            </>
          )
        }}
      </Phone>
      <div className={styles.control}>
        <label htmlFor={id}>{t('preview.members')}</label>
        <input
          id={id}
          type="range"
          min={1}
          max={most}
          value={members}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
        <output htmlFor={id}>{members}</output>
      </div>
    </div>
  )
}
