import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo } from '../../finding.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import { productFact } from '../shared/products.ts'
import type { FlashSale, FlashSession } from './schema.ts'
import { amountRows, countRows, row } from './vocabulary.ts'

/** A flash sale as rows of facts, session by session. */
export function describeFlashSale(play: FlashSale, campaign: CampaignDocument): Statement[] {
  return [
    ...describeHead(play, campaign),
    ...play.sessions.flatMap((session, k) => describeSession(play, campaign, session, k)),
    row('flashSale.countdownMinutes', '/countdownMinutes', play.countdownMinutes),
    row('flashSale.payWithinMinutes', '/payWithinMinutes', play.payWithinMinutes),
    ...describeTail(play, campaign),
  ]
}

function describeSession(
  { markets }: FlashSale,
  campaign: CampaignDocument,
  session: FlashSession,
  index: number,
): Statement[] {
  const at = pointerTo('sessions', index)
  const naming = { session: index + 1 }
  return [
    row('flashSale.from', `${at}/window/from`, { at: session.window.from }, naming),
    row('flashSale.to', `${at}/window/to`, { at: session.window.to }, naming),
    row('flashSale.limitPerPerson', `${at}/limitPerPerson`, session.limitPerPerson, naming),
    ...session.items.flatMap((item, k) => {
      const place = `${at}/items/${k}`
      const product = productFact(campaign, item.productId)
      const named = { ...naming, product }
      return [
        row('flashSale.product', `${place}/productId`, item.productId === '' ? null : product, naming),
        ...amountRows('flashSale.price', `${place}/price`, item.price, markets, named),
        ...countRows('flashSale.stock', `${place}/stock`, item.stock, markets, named),
      ]
    }),
  ]
}
