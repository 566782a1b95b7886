import * as lifecycle from '#domain/campaign/lifecycle.ts'
import { os } from '../base.ts'
import { decide } from './decide.ts'
import { findingsOf } from './findings.ts'

export const submit = os.campaigns.submit.handler(({ context, input }) => {
  const move = {
    id: input.params.id,
    action: 'submit',
    ifMatch: input.headers['if-match'],
    findings: findingsOf,
  }
  return decide(context, move, (record, actor, now, findings) =>
    lifecycle.submit(record, actor, now, { ...input.body, findings }),
  )
})

export const withdraw = os.campaigns.withdraw.handler(({ context, input }) =>
  decide(context, { id: input.params.id, action: 'withdraw', ifMatch: input.headers['if-match'] }, lifecycle.withdraw),
)

export const approve = os.campaigns.approve.handler(({ context, input }) => {
  const move = {
    id: input.params.id,
    action: 'approve',
    ifMatch: input.headers['if-match'],
    findings: findingsOf,
  }
  return decide(context, move, (record, actor, now, findings) =>
    lifecycle.approve(record, actor, now, { ...input.body, findings }),
  )
})

export const sendBack = os.campaigns.sendBack.handler(({ context, input }) =>
  decide(
    context,
    { id: input.params.id, action: 'sendBack', ifMatch: input.headers['if-match'] },
    (record, actor, now) => lifecycle.sendBack(record, actor, now, input.body),
  ),
)

export const publish = os.campaigns.publish.handler(({ context, input }) =>
  decide(
    context,
    { id: input.params.id, action: 'publish', ifMatch: input.headers['if-match'] },
    (record, actor, now) => lifecycle.publish(record, actor, now, input.body),
  ),
)

export const unschedule = os.campaigns.unschedule.handler(({ context, input }) =>
  decide(context, nightMove('unschedule', input), lifecycle.unschedule),
)

export const pause = os.campaigns.pause.handler(({ context, input }) =>
  decide(context, nightMove('pause', input), (record, actor, now) => lifecycle.pause(record, actor, now, input.body)),
)

export const resume = os.campaigns.resume.handler(({ context, input }) =>
  decide(context, nightMove('resume', input), lifecycle.resume),
)

export const end = os.campaigns.end.handler(({ context, input }) =>
  decide(context, nightMove('end', input), lifecycle.end),
)

export const archive = os.campaigns.archive.handler(({ context, input }) =>
  decide(context, { id: input.params.id, action: 'archive', ifMatch: input.headers['if-match'] }, lifecycle.archive),
)

export const restore = os.campaigns.restore.handler(({ context, input }) =>
  decide(context, { id: input.params.id, action: 'restore', ifMatch: input.headers['if-match'] }, lifecycle.restore),
)

export const rollBack = os.campaigns.rollBack.handler(({ context, input }) =>
  decide(context, nightMove('rollBack', input), (record, actor, now) =>
    lifecycle.requestRollback(record, actor, now, input.body),
  ),
)

export const confirmRollback = os.campaigns.confirmRollback.handler(({ context, input }) =>
  decide(context, nightMove('confirmRollback', input), (record, actor, now) =>
    lifecycle.confirmRollback(record, actor, now, input.body),
  ),
)

/** Moves on what runs: the draft beside it may be in the middle of an autosave. */
const nightMove = (
  action: string,
  input: { params: { id: string }; headers: { 'if-match'?: string | undefined } },
) => ({
  id: input.params.id,
  action,
  ifMatch: input.headers['if-match'],
  revision: 'optional' as const,
})
