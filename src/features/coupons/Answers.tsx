import { useTranslation } from 'react-i18next'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Evaluated } from '#domain/coupons/evaluate.ts'
import type { Explanation } from '#domain/coupons/evaluation.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { productNameIn } from '#domain/plays/shared/products.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import type { Trial } from './trial.ts'
import styles from './coupons.module.css'

type AnswersProps = { title: string; about: string; campaign: CampaignDocument; trial: Trial; result: Evaluated }

/** What a cart costs in one mode, and every rule's answer: what it took from which line, or why nothing. */
export function Answers({ title, about, campaign, trial, result }: AnswersProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const say = useSay()
  if (!result.ok)
    return (
      <section>
        <h3>{title}</h3>
        <p className={styles.error}>{t('tester.refused')}</p>
      </section>
    )
  const { evaluation } = result
  const market = markets.find((one) => marketFacts[one].currency === evaluation.currency)!
  const money = (amount: number) => format.money({ amount, currency: evaluation.currency })
  const nameOf = (id: string) => campaign.coupons.find((rule) => rule.id === id)?.name || t('rule.unnamed')
  const productOf = (lineId: string) => {
    const product = trial.cart.lines.find(({ id }) => id === lineId)?.product
    return product === undefined ? lineId : productNameIn(campaign, product, format.language)
  }
  const answer = (explanation: Explanation) => {
    if (explanation.outcome === 'notApplied')
      return say.reason(explanation.reason.code, explanation.reason.data, market)
    const parts = [
      ...explanation.lines
        .filter(({ amount }) => amount > 0)
        .map(({ id, amount }) => `${productOf(id)} −${money(amount)}`),
      ...(explanation.shipping > 0 ? [t('tester.fromShipping', { amount: money(explanation.shipping) })] : []),
      ...explanation.gifts.map(({ product, quantity }) =>
        t('tester.giftOf', {
          count: quantity,
          product: productNameIn(campaign, product, format.language),
        }),
      ),
    ]
    return parts.join(t('read.comma'))
  }
  return (
    <section>
      <h3>{title}</h3>
      <p className={styles.about}>{about}</p>
      <p className={styles.total} role="status">
        {t('tester.pays', { amount: money(evaluation.totals.payable) })}
      </p>
      <p className={styles.about}>
        {t('tester.saved', {
          full: money(evaluation.totals.goods + evaluation.totals.shipping),
          off: money(evaluation.totals.discount),
        })}{' '}
        {t(`tester.search.${evaluation.search.type}`)}
      </p>
      <table className={styles.answers}>
        <thead>
          <tr>
            <th scope="col">{t('list.rule')}</th>
            <th scope="col">{t('tester.answer')}</th>
            <th scope="col" className={styles.figure}>
              {t('tester.off')}
            </th>
          </tr>
        </thead>
        <tbody>
          {evaluation.explanations.map((explanation) => (
            <tr key={explanation.rule}>
              <th scope="row">
                {explanation.outcome === 'applied' ? <span className={styles.ok}>✓ </span> : '– '}
                {nameOf(explanation.rule)}
              </th>
              <td>{answer(explanation)}</td>
              <td className={styles.figure}>
                {explanation.outcome === 'applied' ? `−${money(explanation.amount)}` : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles.answers}>
        <thead>
          <tr>
            <th scope="col">{t('tester.line')}</th>
            <th scope="col" className={styles.figure}>
              {t('tester.full')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('tester.off')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('tester.payable')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...evaluation.lines, ...(evaluation.shipping.full > 0 ? [{ ...evaluation.shipping, id: '' }] : [])].map(
            (line) => (
              <tr key={line.id}>
                <th scope="row">{line.id === '' ? t('tester.shipping') : productOf(line.id)}</th>
                <td className={styles.figure}>{money(line.full)}</td>
                <td className={styles.figure}>{line.discount === 0 ? '–' : `−${money(line.discount)}`}</td>
                <td className={styles.figure}>{money(line.payable)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  )
}
