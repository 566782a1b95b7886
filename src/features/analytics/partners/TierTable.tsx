import { useTranslation } from 'react-i18next'
import { CsvButton } from '#components/CsvButton.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { PartnerResults } from '#contract/results.ts'
import { marketFacts } from '#domain/market.ts'
import { plainAmount } from '#lib/format/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import table from '../series/SeriesSection.module.css'
import { fileNameOf } from '../words.ts'
import type { TierRow } from './partnerFacts.ts'
import styles from './Partners.module.css'

/** How many partners stand in each tier, and what was earned there, market by market. */
export function TierTable({
  scope,
  results: { tiers, programme },
  onOpen,
}: {
  scope: Scope
  results: PartnerResults
  /** Leads to the partners who stand there, and from them to their shoppers. */
  onOpen: (tier: TierRow) => void
}) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const names = new Map(programme?.tiers.map(({ id, name }) => [id, name]))
  const title = t('partners.byTier')
  const head = [t('partners.market'), t('partners.tier'), t('partners.partners'), t('partners.commission')]
  return (
    <Section
      title={title}
      tools={
        <CsvButton
          fileName={fileNameOf('partner-tiers', scope)}
          table={() => ({
            head: [...head, t('partners.currency')],
            rows: tiers.map(({ market, tierId, partners, commission }) => {
              const { currency } = marketFacts[market]
              return [
                format.market(market),
                names.get(tierId) ?? tierId,
                partners,
                plainAmount(commission, currency),
                currency,
              ]
            }),
          })}
        />
      }
    >
      <ScrollArea label={t('tableOf', { what: title })}>
        <table className={table.table}>
          <thead>
            <tr>
              {[t('partners.tier'), ...head.slice(2)].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => {
              const { market, tierId, partners, commission } = tier
              return (
                <tr key={`${market} ${tierId}`}>
                  <th scope="row">
                    {format.market(market)} · {names.get(tierId) ?? tierId}
                  </th>
                  <td>
                    {partners === 0 ? (
                      format.number(partners)
                    ) : (
                      <button
                        type="button"
                        className={styles.partner}
                        aria-label={t('partners.openTier', {
                          count: partners,
                          figure: format.number(partners),
                          tier: `${format.market(market)} ${names.get(tierId) ?? tierId}`,
                        })}
                        onClick={() => onOpen(tier)}
                      >
                        {format.number(partners)}
                      </button>
                    )}
                  </td>
                  <td>{format.money({ amount: commission, currency: marketFacts[market].currency })}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
      <p className={styles.note}>{t('partners.tierNote')}</p>
    </Section>
  )
}
