import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { PercentInput } from '#components/PercentInput.tsx'
import { renderInConsole } from '../render.tsx'

function Discount({ atMost }: { atMost?: number }) {
  const [value, setValue] = useState<number | null>(null)
  return (
    <PercentInput
      label="Discount"
      meaning="discount"
      of={{ amount: 199_900, currency: 'HKD' }}
      atMost={atMost}
      value={value}
      onChange={setValue}
    />
  )
}

it('says a typed discount in every market’s convention, with the price that is left', async () => {
  await renderInConsole(<Discount />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Discount' }), '15')
  expect(screen.getByText('15% off = 8.5折 = 85折 = pays HK$1,699.15')).toBeVisible()
})

it('says the price that is left where the discount has a most', async () => {
  await renderInConsole(<Discount atMost={10_000} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Discount' }), '15')
  expect(screen.getByText('15% off = 8.5折 = 85折 = pays HK$1,899')).toBeVisible()
})

it.each([
  ['en', /^8% off = 9\.2折 = 92折 = pays HK\$1,839\.08$/],
  ['zh-TW', /^減 8% = 92折 = 9\.2折 = /],
  ['zh-CN', /^减 8% = 9\.2折 = 92折 = /],
] as const)('never lets an 8 be ambiguous in %s', async (language, echo) => {
  await renderInConsole(<Discount />, { language })
  await userEvent.type(screen.getByRole('textbox', { name: 'Discount' }), '8')
  expect(screen.getByText(echo)).toBeVisible()
})

it('refuses more than the whole', async () => {
  await renderInConsole(<Discount />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Discount' }), '101')
  expect(screen.getByRole('alert')).toHaveTextContent('At most 100%.')
})
