import { useMutation, useQueryClient } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '#api/api.ts'
import { useSession } from '#api/session.ts'
import { Button, ButtonLink } from '#components/Button.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { DateInput } from '#components/DateInput.tsx'
import { Field } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { Page } from '#components/Page.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useProblemText } from '#components/useProblemText.ts'
import { mayDo } from '#domain/access.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { LocalDate } from '#lib/zone.ts'
import { useNow } from '#lib/useNow.ts'
import { paths } from '#paths'
import { campaignQuery } from '../queries.ts'
import { firstDayOf, templates, type Template } from './templates.ts'
import styles from './new.module.css'

export function NewCampaignPage() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const navigate = useNavigate()
  const say = useProblemText()
  const cache = useQueryClient()
  const { user } = useSession()
  const now = useNow(3_600_000)
  const [template, setTemplate] = useQueryState('template', parseAsStringLiteral(templates).withDefault('double11'))
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly Market[]>(markets)
  const [typedDay, setTypedDay] = useState<LocalDate | null | undefined>()
  const [tried, setTried] = useState(false)
  // One key for the life of the form: pressing twice, or again after a lost answer, makes one campaign.
  const [key] = useState(() => crypto.randomUUID())
  const create = useMutation(api.campaigns.create.mutationOptions())

  const firstDay = typedDay === undefined ? firstDayOf(template, now) : typedDay
  const faults = {
    name: name.trim() === '' ? t('new.nameMissing') : null,
    markets: chosen.length === 0 ? t('new.marketMissing') : null,
    firstDay: firstDay === null ? t('new.dayMissing') : null,
  }
  const noRight = !mayDo(user.role, 'campaign.edit')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (firstDay === null || create.isPending || Object.values(faults).some((fault) => fault !== null)) return
    create.mutate(
      {
        headers: { 'idempotency-key': key },
        body: {
          template,
          name: name.trim(),
          markets: markets.filter((market) => chosen.includes(market)),
          firstDay,
          language: format.language,
        },
      },
      {
        onSuccess: (campaign) => {
          cache.setQueryData(campaignQuery(campaign.id).queryKey, campaign)
          void cache.invalidateQueries({ queryKey: api.campaigns.list.key() })
          void navigate(paths.campaign({ campaignId: campaign.id }))
        },
      },
    )
  }

  return (
    <Page
      title={t('new.title')}
      breadcrumbs={[{ label: t('list.title'), to: paths.campaigns() }]}
      width="reading"
      actions={
        <>
          <ButtonLink to={paths.campaigns()}>{t('ui.cancel', { ns: 'shell' })}</ButtonLink>
          <Button
            type="submit"
            form="new-campaign"
            tone="primary"
            pending={create.isPending}
            disabledReason={noRight ? t('list.noRight') : undefined}
          >
            {t('new.create')}
          </Button>
        </>
      }
    >
      <form id="new-campaign" className={styles.form} onSubmit={submit} noValidate>
        {create.error && <Notice tone="bad">{say(create.error)}</Notice>}
        <TemplateCards value={template} onChange={(next) => void setTemplate(next)} />
        <Field label={t('new.name')} hint={t('new.nameHint')} error={tried ? faults.name : null}>
          {(control) => (
            <TextInput {...control} value={name} onChange={setName} maxLength={120} required autoComplete="off" />
          )}
        </Field>
        <fieldset className={styles.group}>
          <legend>{t('new.markets')}</legend>
          <div className={styles.markets}>
            {markets.map((market) => (
              <Checkbox
                key={market}
                checked={chosen.includes(market)}
                onChange={(on) => setChosen(on ? [...chosen, market] : chosen.filter((one) => one !== market))}
              >
                {format.market(market)} <span className={styles.muted}>{marketFacts[market].currency}</span>
              </Checkbox>
            ))}
          </div>
          {tried && faults.markets && (
            <p role="alert" className={styles.fault}>
              {faults.markets}
            </p>
          )}
        </fieldset>
        <DateInput
          label={t('new.firstDay')}
          hint={t('new.firstDayHint')}
          zone={zoneOf(chosen[0] ?? 'HK')}
          value={firstDay}
          onChange={setTypedDay}
          error={tried ? faults.firstDay : null}
        />
      </form>
    </Page>
  )
}

function TemplateCards({ value, onChange }: { value: Template; onChange: (template: Template) => void }) {
  const { t } = useTranslation('campaigns')
  return (
    <fieldset className={styles.group}>
      <legend>{t('new.template')}</legend>
      <div className={styles.cards}>
        {templates.map((template) => (
          <label key={template} className={styles.card} aria-label={t(`new.${template}`)}>
            <input
              type="radio"
              name="template"
              value={template}
              checked={template === value}
              onChange={() => onChange(template)}
              aria-label={t(`new.${template}`)}
              aria-describedby={`template-${template}`}
            />
            <span className={styles.cardBody}>
              <b>{t(`new.${template}`)}</b>
              <span id={`template-${template}`}>{t(`new.${template}About`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
