import { canonicalText } from '#domain/campaign/hash.ts'
import type { Month } from '#domain/months.ts'
import type { Stretch } from '#domain/partners/stretch.ts'
import { statementsTold } from '#domain/partners/told.ts'
import { minuteMs, type EpochMs } from '#domain/time.ts'
import { inSteps, letOthers } from '../../letOthers.ts'
import { nowOf, type CallContext } from '../base.ts'
import { ordersOf, subjectOf, type Asked, type Subject } from './ordersOf.ts'

type Answer = Awaited<ReturnType<typeof workOut>>
type Kept = { question: string; at: EpochMs; answer: Promise<Answer> }

/** For opening one statement after the other: what a page was just told is not worked out again for each of them. */
const keptMs = minuteMs
/** Each holds every line of its statements. */
const mostKept = 2

const keptOf = new WeakMap<CallContext['parts'], Kept[]>()

/** Works out the statements of some months as they stand now. */
export async function statementsNow(context: CallContext, asked: Asked, months: Stretch | null): Promise<Answer> {
  const subject = await subjectOf(context, asked)
  return keep(context, asked, subject, months)
}

/** Those of one month, with their lines: as a page was told them in the last minute, else as they stand now. */
export async function statementsOfMonth(context: CallContext, asked: Asked, month: Month): Promise<Answer> {
  const subject = await subjectOf(context, asked)
  const question = questionOf(asked, subject)
  const now = context.parts.clock.now()
  for (const one of keptOf.get(context.parts) ?? []) {
    if (one.question !== question || now - one.at >= keptMs) continue
    const answer = await one.answer
    const { period } = answer.told
    if (period !== null && period.from <= month && month <= period.to) return answer
  }
  return keep(context, asked, subject, { from: month, to: month })
}

function keep(context: CallContext, asked: Asked, subject: Subject, months: Stretch | null): Promise<Answer> {
  const { parts } = context
  const at = parts.clock.now()
  const answer = workOut(context, asked, subject, months)
  const kept: Kept = { question: questionOf(asked, subject), at, answer }
  const others = () => (keptOf.get(parts) ?? []).filter((one) => one !== kept && at - one.at < keptMs)
  keptOf.set(parts, [kept, ...others()].slice(0, mostKept))
  answer.catch(() => keptOf.set(parts, others()))
  return answer
}

const questionOf = ({ campaignId, orders }: Asked, { record }: Subject) =>
  canonicalText({ campaignId, orders, revision: record.revision })

async function workOut(context: CallContext, asked: Asked, subject: Subject, months: Stretch | null) {
  const asOf = nowOf(context)
  const { rules, found, lastMonth } = await ordersOf(context, asked, subject, months)
  await letOthers()
  const told = await inSteps(statementsTold(found, { asked: months, asOf }))
  const { known } = told
  const toLast = known !== null && lastMonth !== null && lastMonth > known.to ? { ...known, to: lastMonth } : known
  return { rules, told: { ...told, known: toLast }, asOf }
}
