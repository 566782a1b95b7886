import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#api/queryClient.ts'
import { useMay, useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Ago } from '#components/Figures.tsx'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { Person } from '#contract/people.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useMarket } from '#lib/useMarket.ts'
import { AddPersonDialog } from './AddPersonDialog.tsx'
import { DeactivateDialog } from './DeactivateDialog.tsx'
import { EditPersonDialog } from './EditPersonDialog.tsx'
import styles from './PeoplePage.module.css'
import { peopleQuery } from './queries.ts'

type OpenDialog = { kind: 'add' } | { kind: 'edit' | 'deactivate' | 'reactivate'; person: Person } | null

export function loader() {
  void queryClient.prefetchQuery(peopleQuery())
  return null
}

export function PeoplePage() {
  const { t } = useTranslation('people')
  const people = useQuery(peopleQuery())
  const mayEdit = useMay('people.edit')
  const [open, setOpen] = useState<OpenDialog>(null)
  const close = () => setOpen(null)

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          tone="primary"
          shortcut="n"
          onClick={() => setOpen({ kind: 'add' })}
          disabledReason={mayEdit ? undefined : t('readOnly')}
        >
          {t('add')}
        </Button>
      }
    >
      <QueryState query={people}>
        {({ items }) => <PeopleTable people={items} onOpen={setOpen} mayEdit={mayEdit} />}
      </QueryState>
      {open?.kind === 'add' && <AddPersonDialog onClose={close} />}
      {open?.kind === 'edit' && <EditPersonDialog person={open.person} onClose={close} />}
      {(open?.kind === 'deactivate' || open?.kind === 'reactivate') && (
        <DeactivateDialog person={open.person} onClose={close} />
      )}
    </Page>
  )
}

type PeopleTableProps = { people: readonly Person[]; mayEdit: boolean; onOpen: (dialog: OpenDialog) => void }

function PeopleTable({ people, mayEdit, onOpen }: PeopleTableProps) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  const me = useSession().user
  const [market] = useMarket()
  const zone = zoneOf(market)

  const columns: Column<Person>[] = [
    {
      id: 'name',
      header: t('name'),
      show: 'always',
      cell: (person) => (
        <>
          <span className={person.active ? styles.name : styles.gone}>{person.name}</span>
          {person.id === me.id && <span className={styles.you}> {t('you')}</span>}
          <span className={styles.email}>{person.email}</span>
        </>
      ),
    },
    { id: 'role', header: t('role'), cell: (person) => shell(`roles.${person.role}`) },
    {
      id: 'state',
      header: t('state'),
      cell: (person) => (
        <StatusTag tone={person.active ? 'ok' : 'neutral'}>{t(person.active ? 'active' : 'inactive')}</StatusTag>
      ),
    },
    {
      id: 'lastSeen',
      header: t('lastSeen'),
      cell: (person) => (person.lastSeenAt ? <Ago at={person.lastSeenAt} zone={zone} /> : t('never')),
    },
    { id: 'since', header: t('since'), show: 'hidden', cell: (person) => <Ago at={person.createdAt} zone={zone} /> },
    {
      id: 'menu',
      header: shell('ui.more'),
      headerHidden: true,
      show: 'always',
      align: 'end',
      width: '48px',
      cell: (person) => (
        <Menu
          label={t('changeOf', { name: person.name })}
          trigger={<Icon name="more" />}
          items={[
            {
              id: 'edit',
              label: t('edit'),
              onSelect: () => onOpen({ kind: 'edit', person }),
              disabledReason: mayEdit ? undefined : t('readOnly'),
            },
            {
              id: 'state',
              label: t(person.active ? 'deactivate' : 'reactivate'),
              tone: person.active ? 'danger' : 'plain',
              onSelect: () => onOpen({ kind: person.active ? 'deactivate' : 'reactivate', person }),
              disabledReason: !mayEdit ? t('readOnly') : person.id === me.id ? t('notYourself') : undefined,
            },
          ]}
        />
      ),
    },
  ]

  return (
    <DataTable
      id="people"
      label={t('title')}
      columns={columns}
      rows={people}
      rowKey={(person) => person.id}
      onOpen={mayEdit ? (person) => onOpen({ kind: 'edit', person }) : undefined}
    />
  )
}
