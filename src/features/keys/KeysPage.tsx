import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#api/queryClient.ts'
import { useMay } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Ago, Moment } from '#components/Figures.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { StorefrontKey } from '#contract/keys.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useMarket } from '#lib/useMarket.ts'
import styles from './KeysPage.module.css'
import { NewKeyDialog } from './NewKeyDialog.tsx'
import { keysQuery } from './queries.ts'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'

export function loader() {
  void queryClient.prefetchQuery(keysQuery())
  return null
}

export function KeysPage() {
  const { t } = useTranslation('keys')
  const keys = useQuery(keysQuery())
  const readOnly = useMay('keys.edit') ? undefined : t('readOnly')
  const [adding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<StorefrontKey | null>(null)

  const newKeyButton = (
    <Button tone="primary" shortcut="n" onClick={() => setAdding(true)} disabledReason={readOnly}>
      {t('add')}
    </Button>
  )

  return (
    <Page title={t('title')} lead={t('lead')} actions={newKeyButton}>
      <QueryState
        query={keys}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyBody')}</EmptyState>}
      >
        {({ items }) => <KeyTable keys={items} readOnly={readOnly} onRevoke={setRevoking} />}
      </QueryState>
      {adding && <NewKeyDialog onClose={() => setAdding(false)} />}
      {revoking && <RevokeKeyDialog storefrontKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  )
}

type KeyTableProps = {
  keys: readonly StorefrontKey[]
  readOnly: string | undefined
  onRevoke: (key: StorefrontKey) => void
}

function KeyTable({ keys, readOnly, onRevoke }: KeyTableProps) {
  const { t } = useTranslation('keys')
  const [market] = useMarket()
  const zone = zoneOf(market)
  const columns: Column<StorefrontKey>[] = [
    {
      id: 'name',
      header: t('name'),
      show: 'always',
      cell: (key) => (
        <>
          <span className={styles.name}>{key.name}</span>
          <code className={styles.hint}>{key.hint}</code>
        </>
      ),
    },
    { id: 'scope', header: t('scope'), cell: (key) => t(`scopes.${key.scope}`) },
    {
      id: 'state',
      header: t('state'),
      cell: (key) =>
        key.revokedAt ? <StatusTag>{t('revoked')}</StatusTag> : <StatusTag tone="ok">{t('valid')}</StatusTag>,
    },
    {
      id: 'lastUsed',
      header: t('lastUsed'),
      cell: (key) => (key.lastUsedAt ? <Ago at={key.lastUsedAt} zone={zone} /> : t('neverUsed')),
    },
    {
      id: 'created',
      header: t('created'),
      cell: (key) => (
        <>
          <Moment at={key.createdAt} zone={zone} style="day" />
          {key.createdBy && <span className={styles.by}>{key.createdBy.name}</span>}
        </>
      ),
    },
    {
      id: 'revoke',
      header: t('revoke'),
      headerHidden: true,
      show: 'always',
      align: 'end',
      cell: (key) =>
        key.revokedAt ? null : (
          <Button size="small" tone="danger" onClick={() => onRevoke(key)} disabledReason={readOnly}>
            {t('revoke')}
          </Button>
        ),
    },
  ]
  return <DataTable id="keys" label={t('title')} columns={columns} rows={keys} rowKey={(key) => key.id} />
}
