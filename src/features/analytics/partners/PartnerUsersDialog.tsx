import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { PartnerUsers, PartnerUsersRequest } from '#contract/results.ts'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { amountCells, amountColumns } from '../amountColumns.ts'
import { MarketAmounts } from '../MarketAmounts.tsx'
import { partnerUsersQuery } from '../queries.ts'
import type { Scope } from '../scope/useScope.ts'
import table from '../series/SeriesSection.module.css'
import type { PageMoney } from '../usePageMoney.ts'
import { fileNameOf } from '../words.ts'
import styles from './Partners.module.css'

type PartnerUsersDialogProps = {
  scope: Scope
  asked: Omit<PartnerUsersRequest, 'limit'>
  money: PageMoney
  onClose: () => void
}

const mostUsers = 10_000
const shownAtOnce = 100

/** Who belongs to a partner, by the keys that the storefront hashed: since when, and what they bought. */
export function PartnerUsersDialog({ scope, asked, money, onClose }: PartnerUsersDialogProps) {
  const { t } = useTranslation('results')
  const users = useQuery(partnerUsersQuery({ ...asked, limit: mostUsers }))
  const title = t('partners.usersOf', { partner: asked.partnerId })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={920}
      actions={
        <>
          {users.data && <UsersCsv scope={scope} partnerId={asked.partnerId} users={users.data.users} />}
          <Button onClick={onClose}>{t('partners.close')}</Button>
        </>
      }
    >
      <QueryState
        query={users}
        isEmpty={({ total }) => total === 0}
        empty={<p className={styles.total}>{t('partners.noUsers')}</p>}
      >
        {(data) => <UserTable scope={scope} data={data} money={money} title={title} />}
      </QueryState>
    </Dialog>
  )
}

type User = PartnerUsers['users'][number]

const columns = ['user', 'boundAt', 'kind', 'until', 'firstOrder', 'orders', 'userPaid', 'refunded'] as const

function UserTable({
  scope,
  data: { total, users },
  money,
  title,
}: {
  scope: Scope
  data: PartnerUsers
  money: PageMoney
  title: string
}) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const [shown, setShown] = useState(shownAtOnce)
  const moment = (at: string | null, none: string) =>
    at === null ? none : format.timeBare(at, scope.zone, 'minuteShort')
  return (
    <>
      <p className={styles.total}>
        {t('partners.userCount', { count: total, figure: format.number(total) })}
        {total > users.length && ` · ${t('partners.firstUsers', { figure: format.number(users.length) })}`}
        {` · ${t('partners.inZone', { zone: scope.zone })}`}
      </p>
      <ScrollArea label={t('tableOf', { what: title })} maxHeight="52vh">
        <table className={table.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`partners.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {users.slice(0, shown).map((user) => (
              <tr key={user.userKey}>
                <th scope="row" className={styles.key}>
                  {user.userKey}
                </th>
                <td>{moment(user.boundAt, noFigure)}</td>
                <td>{t(user.isNew ? 'partners.isNew' : 'partners.isKnown')}</td>
                <td>{moment(user.until, t('partners.always'))}</td>
                <td>{moment(user.firstOrderAt, noFigure)}</td>
                <td>{format.number(user.orders)}</td>
                <td>
                  <MarketAmounts amounts={user.paid} scope={scope} into={money.into} />
                </td>
                <td>
                  <MarketAmounts amounts={user.refunded} scope={scope} into={money.into} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {users.length > shown && (
        <p className={styles.more}>
          <Button size="small" onClick={() => setShown(shown + 1_000)}>
            {t('partners.showMore')}
          </Button>
        </p>
      )}
    </>
  )
}

function UsersCsv({ scope, partnerId, users }: { scope: Scope; partnerId: string; users: readonly User[] }) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const moment = (at: string | null) => (at === null ? null : format.timeBare(at, scope.zone, 'minute'))
  return (
    <CsvButton
      // A partner's id is the sender's: it may hold what no disk takes.
      fileName={fileNameOf(`partner-${partnerId.replaceAll(/[^\w-]/g, '_')}`, scope)}
      disabledReason={users.length === 0 ? t('partners.noUsers') : undefined}
      table={() => {
        const money = amountColumns(users, ['paid', 'refunded'])
        return {
          head: [
            t('partners.user'),
            `${t('partners.boundAt')} (${scope.zone})`,
            t('partners.kind'),
            t('partners.until'),
            t('partners.firstOrder'),
            t('partners.orders'),
            ...money.map(
              ({ of, currency }) => `${t(of === 'paid' ? 'partners.userPaid' : 'partners.refunded')} (${currency})`,
            ),
          ],
          rows: users.map((user) => [
            user.userKey,
            moment(user.boundAt),
            t(user.isNew ? 'partners.isNew' : 'partners.isKnown'),
            moment(user.until),
            moment(user.firstOrderAt),
            user.orders,
            ...amountCells(user, money),
          ]),
        }
      }}
    />
  )
}
