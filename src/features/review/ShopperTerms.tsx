import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#components/Segmented.tsx'
import { PlayHue } from '#components/PlayHue.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { labelOf } from '#domain/coupons/meet.ts'
import { couponTerms } from '#domain/coupons/terms.ts'
import { marketFacts, markets, type Language, type Market } from '#domain/market.ts'
import { partnerTerms } from '#domain/partners/terms.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Sentence } from '#domain/speech/speech.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { Say } from '#lib/say/say.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useSayIn } from '#lib/say/useSayIn.ts'
import { useMarket } from '#lib/useMarket.ts'
import styles from './ShopperTerms.module.css'

/** The shopper rules of every play and coupon and of the partner programme, as each market will read them, always in step with this content. */
export function ShopperTerms({ document }: { document: CampaignDocument }) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const say = useSay()
  const held = markets.filter((market) => document.markets[market])
  const [inView, setMarket] = useMarket()
  const market = held.includes(inView) ? inView : held[0]
  const [chosen, setChosen] = useState<Language | null>(null)
  if (!market) return null
  const languages = marketFacts[market].termsLanguages
  const language = chosen && languages.includes(chosen) ? chosen : languages[0]

  return (
    <section>
      <div className={styles.head}>
        <h2>{t('terms.title')}</h2>
        <Segmented
          label={t('terms.market')}
          options={held.map((code) => ({ value: code, label: code, title: format.market(code) }))}
          value={market}
          onChange={setMarket}
        />
        {languages.length > 1 && (
          <Segmented
            label={t('terms.language')}
            options={languages.map((code) => ({ value: code, label: say.word('language', code) }))}
            value={language}
            onChange={setChosen}
          />
        )}
      </div>
      <Terms key={`${market}-${language}`} document={document} market={market} language={language} />
    </section>
  )
}

function Terms({ document, market, language }: { document: CampaignDocument; market: Market; language: Language }) {
  const { t } = useTranslation('review')
  const words = useSayIn(language, zoneOf(market))
  const plays = document.plays.filter((play) => play.markets.includes(market))
  const partners = document.partners?.markets.includes(market) ? document.partners : null
  if (!words) return <p className={styles.muted}>{t('terms.loading')}</p>
  const coupons = document.coupons.filter((rule) => rule.markets.includes(market))
  if (plays.length + coupons.length === 0 && partners === null) return <p className={styles.muted}>{t('terms.none')}</p>
  return (
    <div lang={language}>
      {plays.map((play) => (
        <Rules
          key={play.id}
          kind={play.kind}
          name={play.name}
          sentences={definitionOf(play).terms(play, document, market)}
          say={words.say}
        />
      ))}
      {coupons.map((rule) => (
        <Rules
          key={rule.id}
          kind="coupons"
          name={labelOf(rule)}
          sentences={couponTerms(rule, document, market)}
          say={words.say}
        />
      ))}
      {partners && (
        <Rules
          kind="partners"
          name={partners.name}
          sentences={partnerTerms(partners, document, market)}
          say={words.say}
        />
      )}
    </div>
  )
}

type RulesProps = { kind: string; name: string; sentences: readonly Sentence[]; say: Say }

function Rules({ kind, name, sentences, say }: RulesProps) {
  return (
    <article className={styles.play}>
      <h3>
        <PlayHue kind={kind} /> {name}
      </h3>
      <ol className={styles.terms}>
        {sentences.map((sentence) => (
          <li key={`${sentence.key}${JSON.stringify(sentence.data)}`}>{say.term(sentence)}</li>
        ))}
      </ol>
    </article>
  )
}
