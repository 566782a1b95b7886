import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import { playHue } from '#components/PlayHue.tsx'
import type { Finding } from '#domain/finding.ts'
import { playKinds } from '#domain/plays/schema.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { sectionOf } from '../checks/places.ts'
import { costOf } from '../cost/costOf.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import styles from './CampaignContents.module.css'

/** The left list is the campaign: every part, how many it holds, and whether it is ready. */
export function CampaignContents() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const { campaign, document } = useDraft()
  const { open, exposure } = useChecks()
  const { pathname } = useLocation()
  const campaignId = campaign.id
  const of = (section: ReturnType<typeof sectionOf>) => open.filter(({ pointer }) => sectionOf(pointer) === section)
  const kinds = playKinds.map((kind) => ({
    kind,
    plays: document.plays.map((play, index) => ({ play, index })).filter(({ play }) => play.kind === kind),
  }))
  const [inView] = useMarket()
  // The same share as the cost at the side says, of the market in view; any market above its budget is a finding here.
  const cost = costOf(document, exposure, inView)
  const budgetState = cost && cost.budget > 0 && !cost.unbounded ? cost : null
  const looseEnds = of('plays').filter(({ pointer }) => pointer === '/plays')

  const nav = useRef<HTMLElement>(null)
  // On a narrow screen the list is a strip: the part one is in must not be out of sight.
  useEffect(() => {
    const strip = nav.current
    const here = strip?.querySelector<HTMLElement>('[aria-current="page"]')
    if (strip && here) strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2
  }, [pathname])

  return (
    <nav ref={nav} className={styles.contents} aria-label={t('nav.label')}>
      <ul className={styles.list}>
        <Line to={paths.campaign({ campaignId })} end label={t('nav.overview')} />
        <Line to={paths.campaignBasics({ campaignId })} label={t('nav.basics')} findings={of('basics')} ready />
        <Line
          to={paths.campaignProducts({ campaignId })}
          label={t('nav.products')}
          count={document.products.length}
          findings={of('products')}
        />
        <Line
          to={paths.campaignPlays({ campaignId })}
          end
          label={t('nav.plays')}
          count={document.plays.length}
          findings={looseEnds}
        />
        {kinds.map(({ kind, plays }) => {
          const [only] = plays
          const inView = plays.some(({ play }) => pathname === paths.campaignPlay({ campaignId, playId: play.id }))
          const findings = plays.flatMap(({ index }) =>
            open.filter(({ pointer }) => pointer === `/plays/${index}` || pointer.startsWith(`/plays/${index}/`)),
          )
          if (!only) return null
          return (
            <li key={kind} style={{ '--hue': playHue(kind) } as React.CSSProperties}>
              {plays.length === 1 ? (
                <Part
                  to={paths.campaignPlay({ campaignId, playId: only.play.id })}
                  label={say.label('play', kind)}
                  count={1}
                  findings={findings}
                  indented
                  ready
                />
              ) : (
                <>
                  <Part
                    to={paths.campaignPlays({ campaignId }, { kind })}
                    end
                    isActive={inView}
                    label={say.label('play', kind)}
                    count={plays.length}
                    findings={findings}
                    indented
                    ready
                  />
                  {inView && (
                    <ul>
                      {plays.map(({ play }) => (
                        <li key={play.id}>
                          <NavLink to={paths.campaignPlay({ campaignId, playId: play.id })} className={styles.sub}>
                            {play.name === '' ? t('plays.unnamed') : play.name}
                          </NavLink>
                        </li>
                      ))}
                    </ul>
                  )}
                </>
              )}
            </li>
          )
        })}
        <Line
          to={paths.campaignCoupons({ campaignId })}
          label={t('nav.coupons')}
          count={document.coupons.length}
          findings={of('coupons')}
          ready={document.coupons.length > 0}
        />
        <Line
          to={paths.campaignPartners({ campaignId })}
          label={t('nav.partners')}
          {...(document.partners && { count: document.partners.tiers.length, ready: true })}
          findings={of('partners')}
        />
        <Line
          to={paths.campaignBudget({ campaignId })}
          label={t('nav.budget')}
          figure={budgetState ? format.rate(budgetState.worst / budgetState.budget, 0) : undefined}
          figureIs={budgetState ? t('nav.budgetIs', { market: format.market(budgetState.market) }) : undefined}
          tone={budgetState && budgetState.worst > budgetState.budget ? 'bad' : undefined}
          findings={of('budget')}
        />
        <Line to={paths.campaignForecast({ campaignId })} label={t('nav.forecast')} />
        <Line to={paths.campaignReview({ campaignId })} label={t('nav.review')} />
        <Line
          to={paths.campaignVersions({ campaignId })}
          label={t('nav.versions')}
          figure={campaign.running ? `v${campaign.running.number}` : undefined}
        />
        <Line to={paths.campaignActivity({ campaignId })} label={t('nav.activity')} />
      </ul>
    </nav>
  )
}

type PartProps = {
  to: string
  label: string
  end?: boolean
  count?: number
  figure?: string | undefined
  /** What the figure is. */
  figureIs?: string | undefined
  tone?: 'bad' | undefined
  findings?: readonly Finding[]
  /** Says ✓ where nothing is left to do; parts that can be empty do not. */
  ready?: boolean
  indented?: boolean
  isActive?: boolean
}

function Line(props: PartProps) {
  return (
    <li>
      <Part {...props} />
    </li>
  )
}

function Part({
  to,
  label,
  end = false,
  count,
  figure,
  figureIs,
  tone,
  findings = [],
  ready = false,
  indented = false,
  isActive = false,
}: PartProps) {
  const { t } = useTranslation('campaigns')
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const state = [
    ...(errors > 0 ? [t('nav.hasErrors', { count: errors })] : []),
    ...(warnings > 0 ? [t('nav.hasWarnings', { count: warnings })] : []),
  ]
  return (
    <NavLink
      to={to}
      end={end}
      className={({ isActive: here }) =>
        `${styles.line} ${indented ? styles.indented : ''} ${here || isActive ? styles.here : ''}`
      }
      title={[figureIs, ...state].filter(Boolean).join(', ') || undefined}
    >
      <span className={styles.label}>{label}</span>
      <span className={styles.state}>
        {figure !== undefined && (
          <span className={tone === 'bad' ? styles.bad : undefined}>
            {figureIs && <span className="visually-hidden">{figureIs} </span>}
            {figure}
          </span>
        )}
        {count !== undefined && <span>{count}</span>}
        {state.length > 0 ? (
          <span className={errors > 0 ? styles.bad : styles.warning}>
            {errors > 0 ? '✕' : '!'}
            <span className="visually-hidden"> {state.join(', ')}</span>
          </span>
        ) : (
          ready && (
            <span className={styles.ok}>
              ✓<span className="visually-hidden"> {t('nav.ready')}</span>
            </span>
          )
        )}
      </span>
    </NavLink>
  )
}
