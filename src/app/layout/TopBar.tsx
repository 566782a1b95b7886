import { useTranslation } from 'react-i18next'
import { useSession } from '#api/session.ts'
import { Icon } from '#components/Icon.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import { markets } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { LanguageMenu } from './LanguageMenu.tsx'
import { MarketClock } from './MarketClock.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { useMarketSwitch } from './useMarketSwitch.ts'
import styles from './TopBar.module.css'

type TopBarProps = { menuOpen: boolean; onMenu: () => void; onSearch: () => void }

export function TopBar({ menuOpen, onMenu, onSearch }: TopBarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { environment } = useSession()
  const { chosen, clock, reasonAgainst, setMarket } = useMarketSwitch()
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.menu}
        onClick={onMenu}
        aria-expanded={menuOpen}
        aria-label={t('nav.open')}
      >
        <Icon name="menu" />
      </button>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Meta+K Control+K">
        <Icon name="search" className={styles.searchIcon} />
        <span className={styles.searchLong}>{t('bar.search')}</span>
        <span className={styles.searchShort}>{t('bar.searchShort')}</span>
        <kbd className={styles.key}>{modKey}K</kbd>
      </button>
      <div className={styles.right}>
        {environment !== 'production' && <StatusTag tone="warning">{t(`bar.environment.${environment}`)}</StatusTag>}
        <Segmented
          label={t('bar.market')}
          options={markets.map((code) => ({
            value: code,
            label: code,
            title: format.market(code),
            disabledReason: reasonAgainst(code),
          }))}
          value={chosen}
          onChange={setMarket}
        />
        <MarketClock market={clock} />
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu />
      </div>
    </header>
  )
}

const modKey = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl '
