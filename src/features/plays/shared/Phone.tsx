import type { ReactNode } from 'react'
import { marketFacts, type Market } from '#domain/market.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { formatIn, type Format } from '#lib/format/useFormat.ts'
import type { Say } from '#lib/say/say.ts'
import { useSayIn } from '#lib/say/useSayIn.ts'
import styles from './Phone.module.css'

export type ShopperWords = { t: NonNullable<ReturnType<typeof useSayIn>>['t']; format: Format; say: Say }

/** A play as a shopper of the market meets it, in that market's own language. An idea of it: the storefront draws its own. */
export function Phone({ market, children }: { market: Market; children: (words: ShopperWords) => ReactNode }) {
  const [language] = marketFacts[market].termsLanguages
  const words = useSayIn(language, zoneOf(market))
  return (
    <div className={styles.phone} lang={language}>
      <div className={styles.screen}>{words && children({ ...words, format: formatIn(language) })}</div>
    </div>
  )
}
