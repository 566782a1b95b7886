import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import { CellCount, CellMoney, CellRate } from '#components/CellInput.tsx'
import { Icon } from '#components/Icon.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { TextInput } from '#components/TextInput.tsx'
import type { Category } from '#domain/catalogue/categories.ts'
import { marketFacts } from '#domain/market.ts'
import { ceilingOf, totalOf } from '#domain/partners/ceiling.ts'
import type { RateSet, Tier } from '#domain/partners/schema.ts'
import { byRank, ratesFor } from '#domain/partners/tiers.ts'
import { fieldsIn } from '#lib/fields.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { ProgrammeProps } from './editor.ts'
import { addTier, mostTiers, removeTier, renamed, withRates, withTier } from './tiers.ts'
import styles from './TierTable.module.css'

type TierTableProps = ProgrammeProps & { category: Category | null }

/** The tiers as numbers that can be typed, from the lowest up. */
export function TierTable(props: TierTableProps) {
  const { t } = useTranslation('partners')
  const { value: programme, onChange, market, disabled, note } = props
  const { currency } = marketFacts[market]
  const levels = levelsOf(programme.depth)
  const whole = note('/tiers').error
  return (
    <>
      <ScrollArea label={t('tier.table')}>
        <table className={styles.tiers}>
          <thead>
            <tr>
              <th scope="col">{t('tier.name')}</th>
              <th scope="col" className={styles.figure}>
                {t('tier.paid', { currency })}
              </th>
              <th scope="col" className={styles.figure}>
                {t('tier.orders')}
              </th>
              <th scope="col" className={styles.figure}>
                {t('tier.bound')}
              </th>
              {levels.map((level) => (
                <th key={level} scope="col" className={styles.figure}>
                  {t(`tier.${level}`)}
                </th>
              ))}
              <th scope="col" className={styles.sum}>
                {t('tier.together')}
              </th>
              <th aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {byRank(programme).map((tier) => (
              <TierRow key={tier.id} {...props} tier={tier} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {whole && <p className={styles.error}>{whole}</p>}
      {!disabled && programme.tiers.length < mostTiers && (
        <Button size="small" onClick={() => onChange(addTier(programme, nextId(programme.tiers), ''))}>
          {t('tier.add')}
        </Button>
      )}
    </>
  )
}

function TierRow(props: TierTableProps & { tier: Tier }) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const { value: programme, onChange, market, category, disabled, note, tier } = props
  const { at } = fieldsIn(props)
  const { currency } = marketFacts[market]
  const index = programme.tiers.indexOf(tier)
  const place = `/tiers/${index}`
  const name = tier.name === '' ? t('tier.unnamed', { rank: tier.rank }) : tier.name
  const rates = ratesFor(tier, category)
  const ratesAt = category === null ? `${place}/rates/standard` : `${place}/rates/categories/${category}`
  const change = (next: (tier: Tier) => Tier) => onChange(withTier(programme, tier.id, next))
  const threshold = (next: Partial<Tier['thresholds']>) =>
    change((one) => ({ ...one, thresholds: { ...one.thresholds, ...next } }))
  const total = totalOf(rates, programme.depth)
  const levels = levelsOf(programme.depth)
  const pointers = [
    place,
    `${place}/name`,
    `${place}/rank`,
    `${place}/thresholds/paid/${market}`,
    `${place}/thresholds/orders`,
    `${place}/thresholds/bound`,
    ratesAt,
    ...levels.map((level) => `${ratesAt}/${level}`),
  ]
  const said = pointers
    .map((pointer) => note(pointer))
    .filter(({ error, hint }) => error !== undefined || hint !== undefined)
  const isFirst = byRank(programme)[0]?.id === tier.id
  const cell = (label: string, pointer: string) => ({
    label: `${name}: ${label}`,
    disabled,
    error: note(pointer).error,
  })

  return (
    <>
      <tr>
        <th scope="row">
          <At pointer={at(`${place}/name`)}>
            <TextInput
              aria-label={t('tier.nameOf', { rank: tier.rank })}
              aria-invalid={note(`${place}/name`).error !== undefined || undefined}
              value={tier.name}
              onChange={(text) => change((one) => renamed(one, text))}
              maxLength={40}
              disabled={disabled}
            />
          </At>
        </th>
        <td>
          <At pointer={at(`${place}/thresholds/paid/${market}`)}>
            <CellMoney
              {...cell(t('tier.paid', { currency }), `${place}/thresholds/paid/${market}`)}
              currency={currency}
              value={tier.thresholds.paid[market] ?? null}
              onChange={(paid) => paid !== null && threshold({ paid: { ...tier.thresholds.paid, [market]: paid } })}
            />
          </At>
        </td>
        <td>
          <At pointer={at(`${place}/thresholds/orders`)}>
            <CellCount
              narrow
              {...cell(t('tier.orders'), `${place}/thresholds/orders`)}
              value={tier.thresholds.orders}
              onChange={(orders) => orders !== null && threshold({ orders })}
            />
          </At>
        </td>
        <td>
          <At pointer={at(`${place}/thresholds/bound`)}>
            <CellCount
              narrow
              {...cell(t('tier.bound'), `${place}/thresholds/bound`)}
              value={tier.thresholds.bound}
              onChange={(bound) => bound !== null && threshold({ bound })}
            />
          </At>
        </td>
        {levels.map((level) => (
          <td key={level}>
            <At pointer={at(`${ratesAt}/${level}`)}>
              <CellRate
                narrow
                {...cell(t(`tier.${level}`), `${ratesAt}/${level}`)}
                value={rates[level]}
                onChange={(rate) =>
                  rate !== null && change((one) => withRates(one, category, { ...rates, [level]: rate }))
                }
              />
            </At>
          </td>
        ))}
        <td className={`${styles.sum} ${total > ceilingOf(programme, market) ? styles.over : ''}`}>
          {format.percent(total)}
        </td>
        <td>
          {!disabled && !isFirst && (
            <Button
              tone="quiet"
              size="small"
              label={t('tier.remove', { name })}
              onClick={() => onChange(removeTier(programme, tier.id))}
            >
              <Icon name="trash" />
            </Button>
          )}
        </td>
      </tr>
      {said.map(({ error, hint }) => (
        <tr key={error ?? hint}>
          <td colSpan={6 + levels.length} className={error ? styles.error : styles.hint}>
            {error ? <span role="alert">{error}</span> : hint}
          </td>
        </tr>
      ))}
    </>
  )
}

/** The second level is in sight only where the programme has one. */
function levelsOf(depth: number): (keyof RateSet)[] {
  return depth >= 2 ? ['own', 'level1', 'level2'] : ['own', 'level1']
}

function nextId(tiers: readonly Tier[]): string {
  for (let k = tiers.length + 1; ; k++) if (!tiers.some(({ id }) => id === `tier-${k}`)) return `tier-${k}`
}
