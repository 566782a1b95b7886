import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { MoneyInput } from '#components/MoneyInput.tsx'
import type { Currency, Minor } from '#domain/money.ts'
import { renderInConsole } from '../render.tsx'

function Price({
  currency,
  start,
  heard,
}: {
  currency: Currency
  start: Minor | null
  heard: (value: Minor | null) => void
}) {
  const [value, setValue] = useState(start)
  return (
    <>
      <MoneyInput
        label="Floor price"
        currency={currency}
        value={value}
        onChange={(next) => {
          heard(next)
          setValue(next)
        }}
      />
      <button type="button" onClick={() => setValue(5_000)}>
        fix
      </button>
    </>
  )
}

describe('an amount field', () => {
  it('takes what is typed, exactly, and writes it the house’s way on leaving', async () => {
    const heard = vi.fn<(value: Minor | null) => void>()
    await renderInConsole(<Price currency="HKD" start={null} heard={heard} />)
    const field = screen.getByRole('textbox', { name: 'Floor price' })
    await userEvent.type(field, '1999.5')
    expect(field).toHaveValue('1999.5')
    await userEvent.tab()
    expect(field).toHaveValue('1,999.50')
    expect(heard).toHaveBeenLastCalledWith(199_950)
  })

  it('refuses what could be read in two ways, in a sentence, and keeps the value that stood before', async () => {
    const heard = vi.fn<(value: Minor | null) => void>()
    await renderInConsole(<Price currency="HKD" start={100} heard={heard} />)
    const field = screen.getByRole('textbox', { name: 'Floor price' })
    await userEvent.clear(field)
    await userEvent.paste('1.999,00')
    expect(screen.getByRole('alert')).toHaveTextContent('Write an amount such as HK$1,999.')
    expect(field).toBeInvalid()
    expect(heard).toHaveBeenLastCalledWith(100)
    await userEvent.tab()
    expect(field).toHaveValue('1.999,00')
  })

  it('does not take the readable beginning of what cannot be read for an amount', async () => {
    const heard = vi.fn<(value: Minor | null) => void>()
    await renderInConsole(<Price currency="HKD" start={29_900} heard={heard} />)
    const field = screen.getByRole('textbox', { name: 'Floor price' })
    await userEvent.clear(field)
    await userEvent.type(field, '1')
    expect(heard).toHaveBeenLastCalledWith(100)
    await userEvent.type(field, 'e9')
    expect(heard).toHaveBeenLastCalledWith(29_900)
    await userEvent.tab()
    await userEvent.type(field, '{Backspace}{Backspace}5')
    expect(heard).toHaveBeenLastCalledWith(1_500)
    await userEvent.type(field, '.123')
    expect(heard).toHaveBeenLastCalledWith(29_900)
  })

  it('knows that TWD has no cents', async () => {
    await renderInConsole(<Price currency="TWD" start={null} heard={() => undefined} />, { language: 'zh-TW' })
    await userEvent.type(screen.getByRole('textbox', { name: 'Floor price' }), '9.5')
    expect(screen.getByRole('alert')).toHaveTextContent('TWD 的最小單位是 NT$1。')
  })

  it('says null for an empty field', async () => {
    const heard = vi.fn<(value: Minor | null) => void>()
    await renderInConsole(<Price currency="HKD" start={100} heard={heard} />)
    await userEvent.clear(screen.getByRole('textbox', { name: 'Floor price' }))
    expect(heard).toHaveBeenLastCalledWith(null)
  })

  it('can be emptied and typed anew where it may not stay empty', async () => {
    function Required() {
      const [value, setValue] = useState<Minor>(100)
      return (
        <MoneyInput
          label="Floor price"
          currency="HKD"
          value={value}
          onChange={(next) => next !== null && setValue(next)}
        />
      )
    }
    await renderInConsole(<Required />)
    const field = screen.getByRole('textbox', { name: 'Floor price' })
    await userEvent.clear(field)
    expect(field).toHaveValue('')
    await userEvent.type(field, '25')
    expect(field).toHaveValue('25')
    await userEvent.clear(field)
    await userEvent.tab()
    expect(field).toHaveValue('25')
  })

  it('gives way to a value set from outside, also to the one before', async () => {
    await renderInConsole(<Price currency="HKD" start={100} heard={() => undefined} />)
    const field = screen.getByRole('textbox', { name: 'Floor price' })
    await userEvent.type(field, '0')
    await userEvent.click(screen.getByRole('button', { name: 'fix' }))
    expect(field).toHaveValue('50')
    await userEvent.type(field, '1')
    expect(field).toHaveValue('501')
    await userEvent.click(screen.getByRole('button', { name: 'fix' }))
    expect(field).toHaveValue('50')
  })
})
