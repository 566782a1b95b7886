import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { Tester } from '#features/coupons/Tester.tsx'
import { firstTrial } from '#features/coupons/trial.ts'
import { epochOf } from '#domain/time.ts'
import { off, rule, spend } from '../../unit/domain/coupons/builders.ts'
import { campaign } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

const held: CampaignDocument = {
  ...campaign(['HK']),
  // HK$40 off from HK$3,000: two phones of HK$1,999 earn it, one does not.
  coupons: [rule(off(4_000), { id: 'save', name: 'Save', conditions: { purchases: [spend(300_000)] } })],
}
const trial = firstTrial(held, 'HK', epochOf('2026-11-10T16:00:00.000Z'))

function Page({ begin }: { begin: CampaignDocument }) {
  const [document, setDocument] = useState(begin)
  return (
    <>
      <button
        type="button"
        onClick={() =>
          setDocument({
            ...document,
            coupons: [
              {
                ...document.coupons[0]!,
                conditions: { ...document.coupons[0]!.conditions, purchases: [spend(100_000)] },
              },
            ],
          })
        }
      >
        Ask for less
      </button>
      <Tester
        campaign={document}
        start={{ ...trial, cart: { ...trial.cart, shipping: 0 } }}
        startMode="priority"
        onCases={(couponCases) => setDocument({ ...document, couponCases })}
        onOpenCase={() => undefined}
        disabled={false}
      />
    </>
  )
}

it('two returns are tried one after the other, kept with the case, and told apart once a rule changes them', async () => {
  await renderInConsole(<Page begin={held} />)
  await userEvent.click(screen.getByRole('radio', { name: 'What is kept must earn them again' }))
  const another = screen.getByRole('button', { name: 'Another return' })
  expect(another).toHaveAccessibleDescription('Fill in the last return first.')
  await userEvent.type(screen.getByLabelText('Phone X sent back'), '1')
  expect(screen.getByText('Pays back HK$1,959.')).toBeVisible()
  expect(screen.getByText(/HK\$20 is withheld until the rest comes back\. No longer earned: Save\./)).toBeVisible()

  await userEvent.click(another)
  const second = within(screen.getByRole('group', { name: 'Return 2' }))
  expect(second.getByLabelText('Phone X sent back')).toHaveFocus()
  await userEvent.keyboard('1')
  expect(second.getByLabelText('Phone X sent back')).toHaveValue('1')
  expect(second.getByText('Pays back HK$1,999.')).toBeVisible()
  expect(second.getByText('HK$20 of it was withheld before.')).toBeVisible()
  expect(another).toHaveAccessibleDescription('Everything is sent back.')

  await userEvent.type(screen.getByLabelText('Keep as a case'), 'Two parcels{Enter}')
  expect(screen.getByText(/its returns must pay back HK\$1,959, HK\$1,999/)).toBeVisible()
  expect(screen.getByText('✓ as kept')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Ask for less' }))
  expect(screen.getByText('return 1 now pays back HK$1,979')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Accept the new answer' }))
  expect(screen.getByText(/its returns must pay back HK\$1,979, HK\$1,979/)).toBeVisible()

  await userEvent.click(screen.getByRole('button', { name: 'Remove return 2' }))
  expect(screen.queryByRole('group', { name: 'Return 2' })).not.toBeInTheDocument()
})
