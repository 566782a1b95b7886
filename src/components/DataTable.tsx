import { useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createChoice } from '#lib/choice.ts'
import { createHiddenColumns } from './hiddenColumns.ts'
import styles from './DataTable.module.css'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'
import { ScrollArea } from './ScrollArea.tsx'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The head's words are for screen readers only: a column of buttons. */
  headerHidden?: boolean
  /** Figures stand at the right. */
  align?: 'start' | 'end'
  /** Given: the head sorts by it. */
  sortable?: boolean
  /** `always` columns cannot be hidden; `hidden` ones start hidden. */
  show?: 'always' | 'shown' | 'hidden'
  width?: string
  /** On a narrow screen only these stay; the table scrolls sideways otherwise. */
  title?: (row: Row) => string | undefined
}

export type Sort = { column: string; direction: 'up' | 'down' }

type DataTableProps<Row> = {
  /** Says what the table holds; also the key under which its column choice is kept. */
  label: string
  id: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
  /** Enter or a click on a row. The row should also hold a real link, for a new tab. */
  onOpen?: (row: Row) => void
  /** Stands left of the column choice: filters, a count. */
  toolbar?: ReactNode
  /** Replaces the body when there are no rows. */
  empty?: ReactNode
}

const density = createChoice('haggle.density', ['cosy', 'dense'] as const, 'cosy')

/**
 * The home of lists: sticky head, figures at the right, arrow keys between rows, Enter to open, columns and density
 * of the reader's choice. Not virtual: for more than some 500 rows use pages or `@tanstack/react-virtual`.
 */
export function DataTable<Row>({
  label,
  id,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  onOpen,
  toolbar,
  empty,
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const spacing = useSyncExternalStore(density.subscribe, density.get)
  const startHidden = columns.filter((column) => column.show === 'hidden').map((column) => column.id)
  const store = createHiddenColumns(id, startHidden)
  const hidden = useSyncExternalStore(store.subscribe, store.get)
  const visible = columns.filter((column) => !hidden.includes(column.id))
  const choosable = columns.filter((column) => column.show !== 'always')

  return (
    <div>
      <div className={styles.toolbar}>
        <div className={styles.tools}>{toolbar}</div>
        <Menu
          label={t('ui.columns')}
          trigger={<Icon name="columns" />}
          items={[
            ...choosable.map((column) => ({
              id: column.id,
              label: column.header,
              checked: !hidden.includes(column.id),
              onSelect: () => store.toggle(column.id),
            })),
            {
              id: 'density',
              label: `${t('ui.density')}: ${spacing === 'dense' ? t('ui.densityCosy') : t('ui.densityDense')}`,
              onSelect: () => density.set(spacing === 'dense' ? 'cosy' : 'dense'),
            },
          ]}
        />
      </div>
      <ScrollArea label={label} narrowOnly>
        <table className={`${styles.table} ${styles[spacing]}`} aria-label={label}>
          <thead>
            <tr>
              {visible.map((column) => (
                <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr
                key={rowKey(row)}
                className={onOpen ? styles.opens : undefined}
                tabIndex={onOpen ? (index === 0 ? 0 : -1) : undefined}
                onClick={(event) => {
                  if (onOpen && !isControl(event.target) && !hasSelection()) onOpen(row)
                }}
                onKeyDown={(event) => {
                  if (event.target !== event.currentTarget) return
                  if (onOpen && event.key === 'Enter') {
                    // Else the same press also submits the form of the window it opens.
                    event.preventDefault()
                    onOpen(row)
                  } else moveBetweenRows(event)
                }}
              >
                {visible.map((column) => (
                  <td
                    key={column.id}
                    className={column.align === 'end' ? styles.end : undefined}
                    title={column.title?.(row)}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {rows.length === 0 && (empty ?? <p className={styles.none}>{t('ui.noRows')}</p>)}
    </div>
  )
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}) {
  const { t } = useTranslation()
  const current = sort?.column === column.id ? sort.direction : null
  const ariaSort = current === 'up' ? 'ascending' : current === 'down' ? 'descending' : undefined
  return (
    <th
      scope="col"
      aria-sort={ariaSort}
      className={column.align === 'end' ? styles.end : undefined}
      style={column.width ? { width: column.width } : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={styles.sort}
          title={t('ui.sortBy', { column: column.header })}
          onClick={() => onSort({ column: column.id, direction: current === 'down' ? 'up' : 'down' })}
        >
          {column.header}
          <span aria-hidden="true" className={styles.arrow}>
            {current === 'up' ? '↑' : current === 'down' ? '↓' : ''}
          </span>
        </button>
      ) : column.headerHidden ? (
        <span className="visually-hidden">{column.header}</span>
      ) : (
        column.header
      )}
    </th>
  )
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableRowElement>): void {
  const from = event.currentTarget
  const rows = [...(from.parentElement?.querySelectorAll<HTMLTableRowElement>('tr[tabindex]') ?? [])]
  const at = rows.indexOf(from)
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  const row = target === undefined ? undefined : rows[target]
  if (!row) return
  event.preventDefault()
  from.tabIndex = -1
  row.tabIndex = 0
  row.focus()
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, label') !== null
}

function hasSelection(): boolean {
  return (getSelection()?.toString() ?? '') !== ''
}
