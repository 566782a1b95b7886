import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field } from '#components/Field.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { roles } from '#domain/access.ts'
import {
  dataSets,
  defaultScenario,
  faultKinds,
  readScenario,
  writeScenario,
  type Fault,
  type Scenario,
} from '#domain/qa/scenario.ts'
import styles from './ScenarioPanel.module.css'

const methods = ['*', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Chooses data, person, clock and faults of the mocks. The URL it leads to shows the same screen to anybody. */
export function ScenarioPanel() {
  const { t } = useTranslation('qa')
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={styles.opener} onClick={() => setOpen(true)}>
        {t('open')}
      </button>
      {open && <ScenarioDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function ScenarioDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['qa', 'shell'])
  const [scenario, setScenario] = useState<Scenario>(currentScenario)
  const set = (part: Partial<Scenario>) => setScenario({ ...scenario, ...part })
  const people = [
    ...roles.map((role) => ({ value: role, label: t(`roles.${role}`, { ns: 'shell' }) })),
    { value: 'nobody' as const, label: t('nobody') },
  ]
  return (
    <Dialog
      title={t('title')}
      onClose={onClose}
      actions={
        <Button tone="primary" onClick={() => start(scenario)}>
          {t('apply')}
        </Button>
      }
    >
      <p>{t('hint')}</p>
      <Field label={t('dataSet')}>
        {(control) => (
          <Select
            {...control}
            value={scenario.dataSet}
            onChange={(dataSet) => set({ dataSet })}
            options={dataSets.map((value) => ({ value, label: t(`sets.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('as')}>
        {(control) => (
          <Select
            {...control}
            value={scenario.role ?? 'nobody'}
            onChange={(role) => set({ role: role === 'nobody' ? null : role })}
            options={people}
          />
        )}
      </Field>
      <Field label={t('clock')} optional>
        {(control) => (
          <TextInput
            {...control}
            value={scenario.clock ?? ''}
            onChange={(clock) => set({ clock: clock === '' ? null : clock })}
          />
        )}
      </Field>
      <FaultList faults={scenario.faults} onChange={(faults) => set({ faults })} />
    </Dialog>
  )
}

function FaultList({ faults, onChange }: { faults: readonly Fault[]; onChange: (faults: readonly Fault[]) => void }) {
  const { t } = useTranslation('qa')
  // Rows keep a name of their own: two faults may read alike, and a path is retyped letter by letter.
  const [rows, setRows] = useState(() => faults.map((fault, k) => ({ id: k, fault })))
  const put = (next: typeof rows) => {
    setRows(next)
    onChange(next.map(({ fault }) => fault))
  }
  const change = (id: number, part: Partial<Fault>) =>
    put(rows.map((row) => (row.id === id ? { id, fault: { ...row.fault, ...part } } : row)))
  const add = () =>
    put([...rows, { id: (rows.at(-1)?.id ?? 0) + 1, fault: { kind: 'slow', method: '*', path: '/api/*' } }])
  return (
    <fieldset className={styles.faults}>
      <legend>{t('faults')}</legend>
      {rows.map(({ id, fault }) => (
        <div key={id} className={styles.fault}>
          <Select
            aria-label={t('kind')}
            value={fault.kind}
            onChange={(kind) => change(id, { kind })}
            options={faultKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <Select
            aria-label={t('method')}
            value={methods.find((method) => method === fault.method) ?? '*'}
            onChange={(method) => change(id, { method })}
            options={methods.map((value) => ({ value, label: value }))}
          />
          <TextInput aria-label={t('path')} value={fault.path} onChange={(path) => change(id, { path })} />
          <Button onClick={() => put(rows.filter((row) => row.id !== id))}>{t('removeFault')}</Button>
        </div>
      ))}
      <Button onClick={add}>{t('addFault')}</Button>
    </fieldset>
  )
}

function currentScenario(): Scenario {
  const remembered = sessionStorage.getItem('haggle.scenario') ?? ''
  return readScenario([...new URLSearchParams(remembered)], defaultScenario)
}

/** A new page load: the mock server begins anew. */
function start(scenario: Scenario): void {
  window.location.search = new URLSearchParams(writeScenario(scenario)).toString()
}
