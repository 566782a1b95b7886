import type { FunnelRequest } from '#contract/analytics.ts'
import type { Where } from '#contract/analyticsScope.ts'
import { eventTypes, segments, sources, type EventType } from '#domain/analytics/vocabulary.ts'
import { markets, salesChannels } from '#domain/market.ts'

export type FunnelStep = FunnelRequest['steps'][number]
export type Exclusion = NonNullable<FunnelRequest['exclude']>[number]

/** What a condition can be set on, and its values where they are known beforehand. */
export const whereFields = {
  market: markets,
  channel: salesChannels,
  source: sources,
  segment: segments,
  isNewUser: ['true', 'false'],
  playId: null,
  product: null,
  couponId: null,
  partnerId: null,
} as const satisfies Record<keyof Where, readonly string[] | null>

export type WhereField = keyof typeof whereFields
export const whereFieldNames = Object.keys(whereFields) as WhereField[]

export const mostSteps = 10
export const mostExclusions = 5

/** Who joins or helps is registered first, where they are new: a step of its own, so that its loss is seen. */
export const presets = {
  bargain: ['view', 'invite_open', 'register', 'help', 'pay'],
  groupBuy: ['view', 'invite_open', 'register', 'group_join', 'pay'],
  registration: ['view', 'register', 'order', 'pay'],
  orders: ['register', 'order', 'pay'],
} as const satisfies Record<string, readonly EventType[]>
export type Preset = keyof typeof presets

export const stepsOf = (preset: Preset): FunnelStep[] => presets[preset].map((type) => ({ type }))

/** Is there a step of registering that only those reach who took another one before? */
export const countsSomeRegistrations = (steps: readonly FunnelStep[]): boolean =>
  steps.findIndex(({ type }) => type === 'register') > 0

/**
 * Steps as they stand in the URL: `view,invite_open?,help(source=friend;isNewUser=true),pay`. A question mark makes a step
 * optional; conditions stand in brackets.
 */
export function writeSteps(steps: readonly FunnelStep[]): string {
  return steps.map(writeStep).join(',')
}

function writeStep({ type, optional, where = {} }: FunnelStep): string {
  const conditions = whereFieldNames.flatMap((field) => {
    const value = where[field]
    return value === undefined ? [] : [`${field}=${escape(String(value))}`]
  })
  return `${type}${optional ? '?' : ''}${conditions.length > 0 ? `(${conditions.join(';')})` : ''}`
}

/** @returns null where the text is not of that form, or has fewer than two steps or more than the contract takes. */
export function readSteps(text: string): FunnelStep[] | null {
  const steps = text.split(',').map(readStep)
  if (steps.length < 2 || steps.length > mostSteps) return null
  return steps.every((step) => step !== null) ? steps : null
}

function readStep(text: string): FunnelStep | null {
  const match = /^(\w+)(\?)?(?:\(([^()]*)\))?$/.exec(text)
  const type = eventTypes.find((one) => one === match?.[1])
  if (!match || !type) return null
  const where = match[3] === undefined ? {} : readWhere(match[3])
  if (!where) return null
  return {
    type,
    ...(match[2] ? { optional: true } : {}),
    ...(Object.keys(where).length > 0 ? { where } : {}),
  }
}

function readWhere(text: string): Where | null {
  let where: Where = {}
  for (const condition of text.split(';')) {
    const [name, escaped = ''] = condition.split('=')
    const field = whereFieldNames.find((one) => one === name)
    const value = unescape(escaped)
    const next = field && value !== null ? withCondition(where, field, value) : null
    if (!next) return null
    where = next
  }
  return where
}

/** Sets one condition; null where the field does not take the value. */
export function withCondition(where: Where, field: WhereField, value: string): Where | null {
  if (field === 'isNewUser')
    return value === 'true' || value === 'false' ? { ...where, isNewUser: value === 'true' } : null
  const known: readonly string[] | null = whereFields[field]
  if (value === '' || value.length > 128 || (known && !known.includes(value))) return null
  return { ...where, [field]: value }
}

export function withoutCondition(where: Where, field: WhereField): Where {
  const { [field]: _, ...rest } = where
  return rest
}

/** `refund.0-2` : who is refunded between the first and the third step drops out. */
export function writeExclusions(exclusions: readonly Exclusion[]): string {
  return exclusions.map(({ type, fromStep, toStep }) => `${type}.${fromStep}-${toStep}`).join(',')
}

export function readExclusions(text: string): Exclusion[] | null {
  const read = text.split(',').map((one) => {
    const match = /^(\w+)\.(\d)-(\d)$/.exec(one)
    const type = eventTypes.find((known) => known === match?.[1])
    return match && type ? { type, fromStep: Number(match[2]), toStep: Number(match[3]) } : null
  })
  return read.length <= mostExclusions && read.every((one) => one !== null) ? read : null
}

const unitSeconds = { m: 60, h: 3_600, d: 86_400 } as const
export type WindowUnit = keyof typeof unitSeconds
export type Window = { count: number; unit: WindowUnit }

/** `7d`, `12h`, `30m`. */
export const writeWindow = ({ count, unit }: Window): string => `${count}${unit}`

export function readWindow(text: string): Window | null {
  const match = /^([1-9]\d{0,4})([mhd])$/.exec(text)
  if (!match) return null
  const window = { count: Number(match[1]), unit: match[2] as WindowUnit }
  return secondsOf(window) <= 365 * unitSeconds.d ? window : null
}

export const secondsOf = ({ count, unit }: Window): number => count * unitSeconds[unit]

/** Steps in another order: the one at `from` goes to `to`. */
export function moveStep(steps: readonly FunnelStep[], from: number, to: number): FunnelStep[] {
  const moved = steps.filter((_, k) => k !== from)
  moved.splice(to, 0, steps[from]!)
  return moved
}

/** Exclusions that still lie between two steps there are, in order. */
export function fittingExclusions(exclusions: readonly Exclusion[], steps: number): Exclusion[] {
  return exclusions.filter(({ fromStep, toStep }) => fromStep < toStep && toStep < steps)
}

// encodeURIComponent leaves brackets and the asterisk as they are; brackets are ours.
function escape(value: string): string {
  return encodeURIComponent(value).replaceAll('(', '%28').replaceAll(')', '%29')
}

function unescape(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
