import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DataTable, type Column, type Sort } from '#components/DataTable.tsx'
import { renderInConsole } from '../render.tsx'

type Row = { id: string; name: string; worst: number }
const rows: Row[] = [
  { id: 'a', name: 'Double 11', worst: 999_500 },
  { id: 'b', name: 'Christmas', worst: 12 },
]
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', show: 'always', cell: (row) => row.name },
  { id: 'worst', header: 'Worst case', align: 'end', sortable: true, cell: (row) => row.worst },
  { id: 'id', header: 'Number', show: 'hidden', cell: (row) => row.id },
]
const table = (over: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) => (
  <DataTable id="things" label="Things" columns={columns} rows={rows} rowKey={(row) => row.id} {...over} />
)

beforeEach(() => localStorage.clear())

describe('a list', () => {
  it('opens a row by Enter and moves between rows by arrows', async () => {
    const onOpen = vi.fn<(row: Row) => void>()
    await renderInConsole(table({ onOpen }))
    const [, first, second] = screen.getAllByRole('row')
    first?.focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(second).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1])
  })

  it('asks for the other direction when its sorted head is pressed', async () => {
    const onSort = vi.fn<(sort: Sort) => void>()
    await renderInConsole(table({ onSort, sort: { column: 'worst', direction: 'down' } }))
    const head = screen.getByRole('columnheader', { name: /Worst case/ })
    expect(head).toHaveAttribute('aria-sort', 'descending')
    await userEvent.click(within(head).getByRole('button'))
    expect(onSort).toHaveBeenCalledExactlyOnceWith({ column: 'worst', direction: 'up' })
  })

  it('shows and hides columns, and remembers it', async () => {
    await renderInConsole(table({ id: 'remembered' }))
    expect(screen.queryByRole('columnheader', { name: 'Number' })).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }))
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Number' }))
    expect(screen.getByRole('columnheader', { name: 'Number' })).toBeVisible()
    expect(localStorage.getItem('haggle.columns.remembered')).toBe('')
  })

  it('cannot lose the column that names the row', async () => {
    await renderInConsole(table())
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }))
    expect(screen.queryByRole('menuitemradio', { name: 'Name' })).not.toBeInTheDocument()
  })
})
