import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Amount } from '#components/Figures.tsx'
import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import { PlayHue } from '#components/PlayHue.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import { nameIn } from '#domain/named.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Play } from '#domain/plays/schema.ts'
import { productOf } from '#domain/plays/shared/products.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { costOf } from '../cost/costOf.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { newId } from '../newId.ts'
import styles from './plays.module.css'

/** Plays with what each costs in the market in view and what is left to do. */
export function PlayTable({ plays, onRemove }: { plays: readonly Play[]; onRemove?: (play: Play) => void }) {
  const { t } = useTranslation('campaigns')
  const navigate = useNavigate()
  const { campaign } = useDraft()
  const columns = usePlayColumns(onRemove)
  return (
    <DataTable
      id="plays"
      label={t('plays.title')}
      columns={columns}
      rows={plays}
      rowKey={(play) => play.id}
      onOpen={(play) => void navigate(paths.campaignPlay({ campaignId: campaign.id, playId: play.id }))}
      empty={<p className={styles.none}>{t('plays.emptyBody')}</p>}
    />
  )
}

function usePlayColumns(onRemove: ((play: Play) => void) | undefined): Column<Play>[] {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const [inView] = useMarket()
  const { campaign, document, edit } = useDraft()
  const { open, exposure } = useChecks()
  const readOnly = useReadOnlyReason()

  const columns: Column<Play>[] = [
    {
      id: 'name',
      header: t('plays.name'),
      show: 'always',
      cell: (play) => (
        <>
          <span className={styles.naming}>
            <PlayHue kind={play.kind} />
            <Link to={paths.campaignPlay({ campaignId: campaign.id, playId: play.id })} className={styles.name}>
              {play.name === '' ? t('plays.unnamed') : play.name}
            </Link>
          </span>{' '}
          <span className={styles.kind}>{say.label('play', play.kind)}</span>
          {campaign.pause?.playIds?.includes(play.id) && (
            <>
              {' '}
              <StatusTag tone="warning">{t('status.paused')}</StatusTag>
            </>
          )}
        </>
      ),
    },
    {
      id: 'product',
      header: t('plays.product'),
      cell: (play) => {
        const names = definitionOf(play)
          .products(play)
          .flatMap((productId) => {
            const product = productOf(document, productId)
            return product ? [nameIn(product, format.language)] : []
          })
        return names.length === 0 ? '–' : names.join(', ')
      },
    },
    {
      id: 'when',
      header: t('plays.when'),
      cell: (play) => {
        const zone = zoneOf(play.markets.includes(inView) ? inView : (play.markets[0] ?? inView))
        const at = (instant: string) => format.timeBare(instant, zone, 'minuteShort')
        return (
          <>
            <span className={styles.whole}>{at(play.window.from)} –</span>{' '}
            <span className={styles.whole}>{at(play.window.to)}</span>
          </>
        )
      },
    },
    {
      id: 'worst',
      header: t('plays.worst'),
      align: 'end',
      cell: (play) => {
        const cost = costOf(document, exposure, inView, play.id)
        if (!cost) return '–'
        return cost.unbounded ? t('rail.unboundedValue') : <Amount amount={cost.worst} currency={cost.currency} short />
      },
    },
    {
      id: 'state',
      header: t('plays.state'),
      cell: (play) => {
        const at = `/plays/${document.plays.indexOf(play)}`
        const mine = open.filter(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`))
        const errors = mine.filter(({ severity }) => severity === 'error').length
        if (mine.length === 0) return <span className={styles.ok}>✓ {t('nav.ready')}</span>
        return errors > 0 ? (
          <span className={styles.bad}>{t('row.errors', { count: errors })}</span>
        ) : (
          <span className={styles.warning}>{t('row.warnings', { count: mine.length })}</span>
        )
      },
    },
  ]
  if (!onRemove) return columns
  const duplicate = (play: Play) =>
    edit((draft) => ({
      ...draft,
      plays: draft.plays.flatMap((one) =>
        one.id === play.id
          ? [
              one,
              { ...one, id: newId(one.kind, draft.plays), name: t('plays.copyOf', { name: one.name }).slice(0, 80) },
            ]
          : [one],
      ),
    }))
  return [
    ...columns,
    {
      id: 'actions',
      header: t('move.more'),
      show: 'always',
      align: 'end',
      width: '40px',
      cell: (play) => (
        <Menu
          label={t('plays.actions', { play: play.name })}
          trigger={<Icon name="more" />}
          items={[
            {
              id: 'duplicate',
              label: t('plays.duplicate'),
              disabledReason: readOnly ?? undefined,
              onSelect: () => duplicate(play),
            },
            {
              id: 'remove',
              label: t('plays.remove'),
              tone: 'danger',
              disabledReason: readOnly ?? undefined,
              onSelect: () => onRemove(play),
            },
          ]}
        />
      ),
    },
  ]
}
