import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { useSession } from '#api/session.ts'
import { Starting } from '../Starting.tsx'
import { IdleWarning } from './IdleWarning.tsx'
import { Nav } from './Nav.tsx'
import { PaletteHost } from './PaletteHost.tsx'
import { prefetchWhenIdle } from './prefetchWhenIdle.ts'
import styles from './Shell.module.css'
import { TopBar } from './TopBar.tsx'
import { useArrival } from './useArrival.ts'

/** The frame of every page behind the sign-in: navigation at the left, the bar above, the page in between. */
export function Shell() {
  const { t } = useTranslation()
  const [navOpen, setNavOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const navigation = useNavigation()
  const closeNav = useCallback(() => setNavOpen(false), [])
  const { user } = useSession()
  useArrival()
  useEffect(() => prefetchWhenIdle(user.role), [user.role])

  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('skipToContent')}
      </a>
      {navigation.state === 'loading' && <div className={styles.progress} aria-hidden="true" />}
      <Nav open={navOpen} onClose={closeNav} />
      <TopBar onMenu={() => setNavOpen(true)} menuOpen={navOpen} onSearch={() => setPaletteOpen(true)} />
      <main ref={main} id="content" tabIndex={-1} className={styles.main}>
        <Suspense fallback={<Starting />}>
          <Outlet />
        </Suspense>
      </main>
      <PaletteHost open={paletteOpen} onOpenChange={setPaletteOpen} />
      <IdleWarning />
      <ScrollRestoration />
    </div>
  )
}
