import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CellCount, CellMoney } from '#components/CellInput.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { Icon } from '#components/Icon.tsx'
import { MarketTimeInput } from '#components/MarketTimeInput.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { Select } from '#components/Select.tsx'
import { segments } from '#domain/analytics/vocabulary.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { phaseKinds } from '#domain/campaign/phaseKinds.ts'
import type { CartLine } from '#domain/coupons/cart.ts'
import { goodsOf } from '#domain/coupons/example.ts'
import { marketFacts, mostOfOneLine, salesChannels } from '#domain/market.ts'
import { productNameIn } from '#domain/plays/shared/products.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { currencySigns } from '#lib/format/words.ts'
import { useSay } from '#lib/say/useSay.ts'
import { AddMenu } from './AddMenu.tsx'
import { isHeld, lineOf, type Trial } from './trial.ts'
import styles from './coupons.module.css'

type CartFieldsProps = { campaign: CampaignDocument; trial: Trial; onChange: (trial: Trial) => void }

/** What is in the cart, whose it is, and when. */
export function CartFields({ campaign, trial, onChange }: CartFieldsProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const { cart, context } = trial
  const goods = goodsOf(campaign)(context.market)
  const nameOf = (product: string) => productNameIn(campaign, product, format.language)
  const setLines = (lines: CartLine[]) => onChange({ ...trial, cart: { ...cart, lines } })
  const setLine = (id: string, part: Partial<CartLine>) =>
    setLines(cart.lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  return (
    <>
      <h3 tabIndex={-1}>{t('tester.cart')}</h3>
      {cart.lines.length === 0 && <p className={styles.about}>{t('tester.emptyCart')}</p>}
      {cart.lines.length > 0 && (
        <ScrollArea label={t('tester.cart')}>
          <table className={styles.cart}>
            <thead>
              <tr>
                <th scope="col">{t('tester.line')}</th>
                <th scope="col">{t('tester.quantity')}</th>
                <th scope="col">{t('tester.unitPrice', { currency: currencySigns[cart.currency] })}</th>
                <th scope="col" className={`${styles.figure} ${styles.whole}`}>
                  {t('tester.full')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('list.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {cart.lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">
                    {nameOf(line.product)}
                    <Checkbox
                      checked={line.discounted === true}
                      onChange={(discounted) => setLine(line.id, { discounted })}
                    >
                      {t('tester.discounted')}
                    </Checkbox>
                  </th>
                  <td>
                    <CellCount
                      label={t('tester.quantityOf', { product: nameOf(line.product) })}
                      value={line.quantity}
                      onChange={(quantity) =>
                        quantity !== null && quantity > 0 && quantity <= mostOfOneLine && setLine(line.id, { quantity })
                      }
                      disabled={false}
                      narrow
                    />
                  </td>
                  <td>
                    <CellMoney
                      label={t('tester.unitPriceOf', { product: nameOf(line.product) })}
                      currency={cart.currency}
                      value={line.unitPrice}
                      onChange={(unitPrice) => unitPrice !== null && setLine(line.id, { unitPrice })}
                      disabled={false}
                    />
                  </td>
                  <td className={`${styles.figure} ${styles.whole}`}>
                    {format.money({ amount: line.unitPrice * line.quantity, currency: cart.currency })}
                  </td>
                  <td className={styles.figure}>
                    <Button
                      tone="quiet"
                      size="small"
                      label={t('tester.removeLine', { product: nameOf(line.product) })}
                      onClick={() => setLines(cart.lines.filter(({ id }) => id !== line.id))}
                    >
                      <Icon name="trash" />
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
      <div className={styles.row}>
        <span className={styles.beside}>
          <AddMenu
            label={t('tester.addLine')}
            options={goods.map(({ product }) => ({ value: product, label: nameOf(product) }))}
            onAdd={(product) => {
              const good = goods.find((one) => one.product === product)
              if (good) setLines([...cart.lines, lineOf(good, 1, cart.lines)])
            }}
          />
        </span>
        <MoneyInput
          label={t('tester.shipping')}
          layout="stack"
          currency={marketFacts[context.market].currency}
          value={cart.shipping ?? 0}
          onChange={(shipping) => onChange({ ...trial, cart: { ...cart, shipping: shipping ?? 0 } })}
        />
      </div>
      <ShopperFields campaign={campaign} trial={trial} onChange={onChange} />
    </>
  )
}

const anyone = 'anyone'

function ShopperFields({ campaign, trial, onChange }: CartFieldsProps) {
  const { t } = useTranslation('coupons')
  const say = useSay()
  const { context } = trial
  const set = (part: Partial<Trial['context']>) => onChange({ ...trial, context: { ...context, ...part } })
  /** Takes a field away rather than leave it without a value. */
  const choose = <K extends 'segment' | 'channel' | 'phase'>(name: K, value: Trial['context'][K] | undefined) => {
    const { [name]: _, ...others } = context
    onChange({ ...trial, context: (value === undefined ? others : { ...others, [name]: value }) as Trial['context'] })
  }
  const pick = <V extends string>(
    label: string,
    value: V | undefined,
    all: readonly V[],
    group: 'segment' | 'salesChannel' | 'phase',
    onPick: (value: V | undefined) => void,
    none = t('tester.none'),
  ) => (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? anyone}
          onChange={(chosen) => onPick(all.find((one) => one === chosen))}
          options={[
            { value: anyone, label: none },
            ...all.map((one) => ({ value: one, label: say.label(group, one) })),
          ]}
        />
      )}
    </Field>
  )
  const gettable = campaign.coupons.filter((rule) => rule.obtained.type !== 'automatic')
  const has = (id: string, code: string | null) =>
    code === null ? (context.held ?? []).some(({ rule }) => rule === id) : (context.codes ?? []).includes(code)
  return (
    <>
      <h3>{t('tester.shopper')}</h3>
      <FieldGrid>
        {pick(t('tester.segment'), context.segment, segments, 'segment', (value) => choose('segment', value))}
        {pick(t('tester.channel'), context.channel, salesChannels, 'salesChannel', (value) => choose('channel', value))}
        {pick(
          t('tester.phase'),
          context.phase,
          phaseKinds,
          'phase',
          (value) => choose('phase', value),
          t('tester.byTime'),
        )}
        <MarketTimeInput
          label={t('tester.at')}
          market={context.market}
          value={context.at}
          onChange={(at) => at !== null && set({ at })}
        />
      </FieldGrid>
      <Checkbox checked={context.firstOrder === true} onChange={(firstOrder) => set({ firstOrder })}>
        {t('tester.firstOrder')}
      </Checkbox>
      {gettable.length > 0 && (
        <fieldset className={styles.group}>
          <legend>{t('tester.has')}</legend>
          <div className={styles.checks}>
            {gettable.map((rule) => {
              const code = isHeld(rule) ? null : rule.obtained.type === 'sharedCode' ? rule.obtained.code : null
              return (
                <Checkbox
                  key={rule.id}
                  checked={has(rule.id, code)}
                  onChange={(on) =>
                    code === null
                      ? set({
                          held: [
                            ...(context.held ?? []).filter((one) => one.rule !== rule.id),
                            ...(on ? [{ rule: rule.id }] : []),
                          ],
                        })
                      : set({ codes: [...(context.codes ?? []).filter((one) => one !== code), ...(on ? [code] : [])] })
                  }
                >
                  {rule.name === '' ? t('rule.unnamed') : rule.name}
                </Checkbox>
              )
            })}
          </div>
        </fieldset>
      )}
    </>
  )
}
