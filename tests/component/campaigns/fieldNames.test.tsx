import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useFieldNames } from '#features/campaigns/draft/useFieldNames.ts'
import { readyDocument } from '../../setup/campaigns.ts'
import { renderInConsole } from '../render.tsx'

const ready = readyDocument()
const [phone, ...others] = ready.products
const document = {
  ...ready,
  markets: { ...ready.markets, TW: { budget: 0 } },
  exchange: { into: 'HKD' as const, millionths: { TWD: 250_000 } },
  products: [{ ...phone!, names: { en: 'Phone X, black', 'zh-HK': '手機 X 黑' } }, ...others],
}
const [group, , bargain] = document.plays

function Named({ pointer, value }: { pointer: string; value: unknown }) {
  const { fieldOf, valueOf } = useFieldNames(document)
  return (
    <p>
      {fieldOf(pointer)} = {valueOf(value, pointer)}
    </p>
  )
}

describe('a field of a play or of the partners is named and read as they describe it', () => {
  it.each([
    ['/plays/0/ladder/1/price/HK', 150_000, `${group!.name} · price for 5 · Hong Kong = HK$1,500`],
    [`/plays/${bargain!.id}/cap/budget/HK`, 5_000_000, `${bargain!.name} · costs at most · Hong Kong = HK$50,000`],
    ['/plays/2/firstCut', 2_500, `${bargain!.name} · first cut = 25%`],
    ['/plays/2/stockHeldAt', 'pay', `${bargain!.name} · stock held at = payment`],
    ['/markets/HK/budget', 100_000, 'budget · Hong Kong = HK$1,000'],
    ['/partners/holdDays', 20, 'Partners · commission held (days) = 20'],
    ['/partners/tiers/2/thresholds/paid/HK', 6_000_000, 'Gold · paid amount to reach · Hong Kong = HK$60,000'],
    ['/partners/tiers/tier-1/rates/categories/phones/level1', 250, 'Bronze · level 1 commission on phones = 2.5%'],
    ['/partners/binding/rule', 'lastTouch', 'Partners · who keeps a shopper = the last one takes the shopper'],
    ['/products/0/names/zh-HK', '手機 X 白', 'Phone X, black · name in Traditional Chinese (Hong Kong) = 手機 X 白'],
    ['/products/0/terms/HK/stock/app', 300, 'Phone X, black · stock, app · Hong Kong = 300'],
    ['/exchange/millionths/TWD', 251_000, 'exchange rate, TWD to HKD = 0.251'],
    ['/plays/2/name', 'Down to nothing', `${bargain!.name} · name = Down to nothing`],
  ])('%s', async (pointer, value, sentence) => {
    await renderInConsole(<Named pointer={pointer} value={value} />)
    expect(screen.getByText(/ = /).textContent).toBe(sentence)
  })
})
