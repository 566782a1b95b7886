import { refTo } from '../auth/authorize.ts'
import { discardQuarantined, replayQuarantined } from '../events/quarantine.ts'
import type { StoreSet } from '../stores/ports.ts'
import { audited } from '../audit/audited.ts'
import { nowOf, os, type CallContext } from './base.ts'
import type { Actor } from '../auth/authorize.ts'

const usualLimit = 50

const list = os.quarantine.list.handler(({ context, input }) =>
  context.parts.stores.read((s) =>
    s.quarantine.list({ code: input.code, cursor: input.cursor, limit: input.limit ?? usualLimit }),
  ),
)

const replay = os.quarantine.replay.handler(async ({ context, input }) => ({
  status: await replayQuarantined(context.parts, input.id, input.body, noted(context, 'event.replay', input.id)),
}))

const discard = os.quarantine.discard.handler(async ({ context, input }) => {
  await discardQuarantined(context.parts, input.id, noted(context, 'event.discard', input.id))
  return {}
})

export const quarantine = { list, replay, discard }

/** The audit names the event, not what it says: bodies may speak of shoppers. */
const noted = (context: CallContext & { actor: Actor }, action: string, id: string) => (stores: StoreSet) =>
  audited(stores, {
    at: nowOf(context),
    actor: refTo(context.actor),
    action,
    object: { type: 'quarantinedEvent', id, name: null },
    before: { quarantined: true },
    after: { quarantined: false },
  })
