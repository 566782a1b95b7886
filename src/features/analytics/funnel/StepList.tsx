import {
  closestCenter,
  DndContext,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { eventTypes } from '#domain/analytics/vocabulary.ts'
import { Button } from '#components/Button.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Icon } from '#components/Icon.tsx'
import { Select } from '#components/Select.tsx'
import type { Scope } from '../scope/useScope.ts'
import { mostSteps, moveStep, type FunnelStep } from './setup.ts'
import styles from './StepList.module.css'
import { WhereEditor } from './WhereEditor.tsx'

type StepListProps = { steps: readonly FunnelStep[]; scope: Scope; onChange: (steps: FunnelStep[]) => void }

/** The steps in their order: dragged by the handle, or moved with the arrow keys on it. */
export function StepList({ steps, scope, onChange }: StepListProps) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const [said, setSaid] = useState('')
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const move = (from: number, to: number) => {
    if (to < 0 || to >= steps.length || to === from) return
    onChange(moveStep(steps, from, to))
    setSaid(build('moved', { step: t(`events.${steps[from]!.type}`), place: to + 1, of: steps.length }))
  }

  return (
    <div>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (over) move(Number(active.id), Number(over.id))
        }}
      >
        <ol className={styles.steps}>
          {steps.map((step, k) => (
            <DraggableStep key={`${String(k)}-${step.type}`} index={k} onMove={(by) => move(k, k + by)} step={step}>
              <StepFields
                step={step}
                first={k === 0}
                scope={scope}
                onChange={(next) => onChange(steps.map((one, at) => (at === k ? next : one)))}
              />
              <Button
                size="small"
                tone="quiet"
                label={build('removeStep', { step: t(`events.${step.type}`) })}
                disabledReason={steps.length <= 2 ? build('twoSteps') : undefined}
                onClick={() => onChange(steps.filter((_, at) => at !== k))}
              >
                <Icon name="close" />
              </Button>
            </DraggableStep>
          ))}
        </ol>
      </DndContext>
      <Button
        size="small"
        disabledReason={steps.length >= mostSteps ? build('tenSteps') : undefined}
        onClick={() => onChange([...steps, { type: 'pay' }])}
      >
        <Icon name="plus" /> {build('addStep')}
      </Button>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </div>
  )
}

type DraggableStepProps = { index: number; step: FunnelStep; onMove: (by: number) => void; children: ReactNode }

function DraggableStep({ index, step, onMove, children }: DraggableStepProps) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const { setNodeRef: setStep, listeners, transform, isDragging } = useDraggable({ id: String(index) })
  const { setNodeRef: setPlace, isOver } = useDroppable({ id: String(index) })
  const offset = transform ? { transform: `translateY(${transform.y}px)` } : {}
  return (
    <li ref={setPlace} className={isOver && !isDragging ? styles.over : undefined}>
      <div ref={setStep} className={`${styles.step} ${isDragging ? styles.dragging : ''}`} style={offset}>
        <button
          type="button"
          className={styles.handle}
          aria-label={build('moveStep', { step: t(`events.${step.type}`), place: index + 1 })}
          title={build('moveHint')}
          {...listeners}
          onKeyDown={(event) => {
            const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
            if (by === undefined) return
            event.preventDefault()
            onMove(by)
          }}
        >
          <span aria-hidden="true">⠿</span>
        </button>
        <span className={styles.number}>{index + 1}</span>
        {children}
      </div>
    </li>
  )
}

type StepFieldsProps = { step: FunnelStep; first: boolean; scope: Scope; onChange: (step: FunnelStep) => void }

function StepFields({ step, first, scope, onChange }: StepFieldsProps) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const id = useId()
  return (
    <div className={styles.fields}>
      <label htmlFor={id} className="visually-hidden">
        {build('step')}
      </label>
      <span className={styles.type}>
        <Select
          id={id}
          value={step.type}
          options={eventTypes.map((type) => ({ value: type, label: t(`events.${type}`) }))}
          onChange={(type) => onChange({ ...step, type })}
        />
      </span>
      <WhereEditor
        where={step.where ?? {}}
        campaign={scope.campaign}
        onChange={(where) => {
          const { where: _, ...rest } = step
          onChange(Object.keys(where).length > 0 ? { ...rest, where } : rest)
        }}
      />
      {!first && (
        <Checkbox
          checked={step.optional ?? false}
          onChange={(optional) => {
            const { optional: _, ...rest } = step
            onChange(optional ? { ...rest, optional } : rest)
          }}
        >
          {build('optionalStep')}
        </Checkbox>
      )}
    </div>
  )
}
