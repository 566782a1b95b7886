import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, client } from '#api/api.ts'
import { useMay } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { Moment } from '#components/Figures.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { AuditRow } from '#contract/audit.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'
import { useDraft } from '../draft/DraftProvider.tsx'
import { useFieldNames } from '../draft/useFieldNames.ts'
import styles from './ActivityPage.module.css'
import { changedPointers } from './changedPointers.ts'

/** Who did what to this campaign, and which storefronts have what is published. */
export function ActivityPage() {
  const { t } = useTranslation('campaigns')
  const mayRead = useMay('audit.read')
  return (
    <>
      <h2>{t('activity.title')}</h2>
      <Reception />
      <section className={styles.section}>
        <h3>{t('activity.changes')}</h3>
        {mayRead ? <Changes /> : <p className={styles.muted}>{t('activity.noRight')}</p>}
      </section>
    </>
  )
}

function Reception() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { campaign } = useDraft()
  const reception = useQuery({
    ...api.campaigns.reception.queryOptions({ input: { id: campaign.id } }),
    refetchInterval: 10_000,
  })
  if (!campaign.running && !campaign.scheduled) return <p className={styles.muted}>{t('activity.nothingOut')}</p>
  return (
    <QueryState query={reception}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={styles.muted}>{t('activity.noStorefronts')}</p>
        ) : (
          <>
            <p className={styles.received} role="status">
              {t('activity.reception', {
                done: items.filter(({ upToDate }) => upToDate).length,
                total: items.length,
              })}
            </p>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('activity.storefront')}</th>
                  <th scope="col">{t('activity.market')}</th>
                  <th scope="col">{t('activity.version')}</th>
                  <th scope="col">{t('activity.fetched')}</th>
                  <th scope="col">{t('versions.state')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={`${item.key.id}-${item.market}`}>
                    <th scope="row">{item.key.name}</th>
                    <td>{format.market(item.market)}</td>
                    <td>{item.version ?? '–'}</td>
                    <td>
                      {item.at ? (
                        <Moment at={item.at} zone={zoneOf(item.market)} style="second" />
                      ) : (
                        t('activity.never')
                      )}
                    </td>
                    <td>
                      <StatusTag tone={item.upToDate ? 'ok' : 'warning'}>
                        {t(item.upToDate ? 'activity.current' : 'activity.behind')}
                      </StatusTag>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </QueryState>
  )
}

const pageSize = '40'

function Changes() {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const audit = useInfiniteQuery({
    queryKey: [...api.audit.list.key(), 'of', campaign.id],
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      client.audit.list({ object: campaign.id, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
  const codes = useQuery({
    queryKey: [...api.audit.list.key(), 'codesOf', campaign.id],
    queryFn: () => codeRows(campaign.id),
  })
  return (
    <QueryState query={audit}>
      {({ pages }) => (
        <>
          <ol className={styles.changes}>
            {together(
              pages.flatMap(({ items }) => items),
              codes.data ?? [],
              audit.hasNextPage,
            ).map((row) => (
              <li key={row.number}>
                <ChangeLine row={row} />
              </li>
            ))}
          </ol>
          <div className={styles.foot}>
            {audit.hasNextPage && (
              <Button pending={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                {t('activity.more')}
              </Button>
            )}
            <Link to={paths.audit({ object: campaign.id })}>{t('activity.audit')}</Link>
          </div>
        </>
      )}
    </QueryState>
  )
}

/** What was done with the codes made for the campaign: the audit has each batch under its own id. */
async function codeRows(id: string): Promise<AuditRow[]> {
  const { batches } = await client.codes.list({ id })
  const pages = await Promise.all(batches.map((batch) => client.audit.list({ object: batch.id, limit: pageSize })))
  return pages.flatMap(({ items }) => items)
}

/** Newest first. Where older changes are still to be fetched, nothing older than those at hand is shown. */
function together(changes: readonly AuditRow[], codes: readonly AuditRow[], more: boolean): AuditRow[] {
  const oldest = more ? (changes.at(-1)?.number ?? 0) : 0
  return [...changes, ...codes.filter(({ number }) => number > oldest)].toSorted((a, b) => b.number - a.number)
}

/** As many changed fields as are named; the audit has them all with their values. */
const namedAtMost = 4

function ChangeLine({ row }: { row: AuditRow }) {
  const { t, i18n } = useTranslation('campaigns')
  const [market] = useMarket()
  const { document } = useDraft()
  const names = useFieldNames(document)
  const fields = [...new Set(changedPointers(row.before, row.after).map((pointer) => names.fieldOf(pointer)))].filter(
    (name) => name !== '',
  )
  const shown = fields.slice(0, namedAtMost).join(i18n.language === 'en' ? ', ' : '、')
  const action = `audit:actions.${row.action}`
  return (
    <>
      <Moment at={row.at} zone={zoneOf(market)} style="second" />
      <span>
        <b>{row.actor?.name ?? t('activity.system')}</b>{' '}
        {i18n.exists(action) ? t(action as 'activity.title') : row.action}
        {row.object.type === 'codes' && row.object.name !== null && (
          <span className={styles.muted}> · {row.object.name}</span>
        )}
        {row.action === 'campaign.save' && shown !== '' && (
          <span className={styles.muted}>
            {' · '}
            {fields.length > namedAtMost
              ? t('activity.andMore', { fields: shown, count: fields.length - namedAtMost })
              : shown}
          </span>
        )}
      </span>
    </>
  )
}
