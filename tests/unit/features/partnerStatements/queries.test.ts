import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import type { StatementsRequest, ToldStatements } from '#contract/partners.ts'
import { statementsQuery } from '#features/partnerStatements/queries.ts'

const invented = { seed: '1', partners: 10, boundShare: 4_000, visitShare: 5_000 }
const own: StatementsRequest = { campaignId: 'c', orders: { from: 'campaign', market: 'HK' } }
const imported: StatementsRequest = { campaignId: 'c', orders: { from: 'import', importId: 'i', invented } }
const told = { statements: [], pending: 7 } as unknown as ToldStatements

/** What stands on the page while the next question is not answered yet. */
function meanwhile(asked: StatementsRequest, next: StatementsRequest) {
  const client = new QueryClient()
  client.setQueryData(statementsQuery(asked).queryKey, told)
  const observer = new QueryObserver<ToldStatements>(client, { ...statementsQuery(asked), enabled: false })
  const leave = observer.subscribe(() => undefined)
  observer.setOptions({ ...statementsQuery(next), enabled: false })
  const { data } = observer.getCurrentResult()
  leave()
  return data
}

it('keeps the figures while other months of the same orders are asked for', () => {
  expect(meanwhile(imported, { ...imported, months: { from: '2011-01', to: '2011-02' } })).toEqual(told)
})

it('never shows figures of other orders, of other partners or of another campaign in the meantime', () => {
  expect(meanwhile(imported, own)).toBeUndefined()
  expect(meanwhile(own, imported)).toBeUndefined()
  expect(
    meanwhile(imported, {
      ...imported,
      orders: { from: 'import', importId: 'i', invented: { ...invented, seed: '2' } },
    }),
  ).toBeUndefined()
  expect(meanwhile(own, { ...own, campaignId: 'd' })).toBeUndefined()
})
