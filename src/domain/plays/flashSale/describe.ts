import { pointerTo } from '../../finding.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import type { FlashSale, FlashSession } from './schema.ts'
import { amountRows, countRows, row } from './vocabulary.ts'

/** A flash sale as rows of facts, session by session. */
export function describeFlashSale(play: FlashSale): Statement[] {
  return [
    ...describeHead(play),
    ...play.sessions.flatMap((session, k) => describeSession(play, session, k)),
    row('flashSale.countdownMinutes', '/countdownMinutes', play.countdownMinutes),
    row('flashSale.payWithinMinutes', '/payWithinMinutes', play.payWithinMinutes),
    ...describeTail(play),
  ]
}

function describeSession({ markets }: FlashSale, session: FlashSession, index: number): Statement[] {
  const at = pointerTo('sessions', index)
  const naming = { session: index + 1 }
  return [
    row('flashSale.from', `${at}/window/from`, { at: session.window.from }, naming),
    row('flashSale.to', `${at}/window/to`, { at: session.window.to }, naming),
    row('flashSale.limitPerPerson', `${at}/limitPerPerson`, session.limitPerPerson, naming),
    ...session.items.flatMap((item, k) => {
      const place = `${at}/items/${k}`
      const named = { ...naming, product: item.productId }
      return [
        row('flashSale.product', `${place}/productId`, item.productId === '' ? null : item.productId, naming),
        ...amountRows('flashSale.price', `${place}/price`, item.price, markets, named),
        ...countRows('flashSale.stock', `${place}/stock`, item.stock, markets, named),
      ]
    }),
  ]
}
