import { useTranslation } from 'react-i18next'
import { Field } from '#components/Field.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { possibleDateFormats } from '#domain/import/guess.ts'
import type { Mapping } from '#domain/import/mapping.ts'
import { marketFacts, markets, salesChannels } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { offeredZones } from '#lib/zone.ts'
import { neededColumns, type MappingDraft } from './draft.ts'
import styles from './ImportDialog.module.css'

type MappingFormProps = {
  draft: MappingDraft
  header: readonly string[]
  sample: readonly (readonly string[])[]
  onChange: (draft: MappingDraft) => void
}

const columnNames = ['customer', 'at', 'order', 'amount', 'quantity', 'unitPrice', 'product'] as const
const dateFormats = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'ISO',
] as const satisfies readonly Mapping['dateFormat'][]

/** Which column is what, and what the file does not say of itself: whose market, which clock. */
export function MappingForm({ draft, header, sample, onChange }: MappingFormProps) {
  const { t } = useTranslation('dataQuality')
  const format = useFormat()
  const set = (change: Partial<MappingDraft>) => onChange({ ...draft, ...change })
  const setColumn = (column: (typeof columnNames)[number], name: string) => {
    const columns = { ...draft.columns, [column]: name === '' ? null : name }
    const at = header.indexOf(columns.at ?? '')
    const [likely] = column === 'at' ? possibleDateFormats(sample.map((row) => row[at] ?? '')) : []
    set({ columns, ...(likely ? { dateFormat: likely } : {}) })
  }
  const example = (name: string | null) => {
    const value = sample[0]?.[header.indexOf(name ?? '')]
    return value ? t('mapping.example', { value: value.slice(0, 40) }) : undefined
  }

  return (
    <>
      <div className={styles.columns}>
        <h3>{t('mapping.columns')}</h3>
        {columnNames.map((column) => (
          <Field
            key={column}
            label={t(`mapping.${column}`)}
            optional={!neededColumns.some((needed) => needed === column)}
            hint={example(draft.columns[column])}
          >
            {(control) => (
              <Select
                {...control}
                value={draft.columns[column] ?? ''}
                options={[
                  { value: '', label: t('mapping.noColumn') },
                  ...header.map((name) => ({ value: name, label: name })),
                ]}
                onChange={(name) => setColumn(column, name)}
              />
            )}
          </Field>
        ))}
      </div>
      <div className={styles.columns}>
        <h3>{t('mapping.about')}</h3>
        <Field label={t('mapping.name')} hint={t('mapping.nameHint')}>
          {(control) => <TextInput {...control} value={draft.name} maxLength={80} onChange={(name) => set({ name })} />}
        </Field>
        <Field
          label={t('mapping.market')}
          hint={t('mapping.marketHint', { currency: marketFacts[draft.market].currency })}
        >
          {(control) => (
            <Select
              {...control}
              value={draft.market}
              options={markets.map((market) => ({ value: market, label: format.market(market) }))}
              onChange={(market) => set({ market, timeZone: marketFacts[market].timeZone })}
            />
          )}
        </Field>
        <Field label={t('mapping.channel')} optional>
          {(control) => (
            <Select
              {...control}
              value={draft.channel ?? ''}
              options={[
                { value: '', label: t('mapping.noChannel') },
                ...salesChannels.map((channel) => ({ value: channel, label: t(`channels.${channel}`) })),
              ]}
              onChange={(channel) => set({ channel: salesChannels.find((one) => one === channel) ?? null })}
            />
          )}
        </Field>
        <Field label={t('mapping.dateFormat')}>
          {(control) => (
            <Select
              {...control}
              value={draft.dateFormat}
              options={dateFormats.map((value) => ({ value, label: value }))}
              onChange={(dateFormat) => set({ dateFormat })}
            />
          )}
        </Field>
        <Field label={t('mapping.timeZone')}>
          {(control) => (
            <Select
              {...control}
              value={draft.timeZone}
              options={[...new Set([...offeredZones, draft.timeZone])].map((zone) => ({ value: zone, label: zone }))}
              onChange={(timeZone) => set({ timeZone })}
            />
          )}
        </Field>
      </div>
    </>
  )
}
