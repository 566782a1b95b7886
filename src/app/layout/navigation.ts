import type { ParseKeys } from 'i18next'
import type { Action } from '#domain/access.ts'
import { paths } from '#paths'

export type Destination = {
  label: ParseKeys<'shell'>
  to: string
  /** The pattern whose code is fetched when the pointer comes near. */
  pattern: string
  /** What the reader's role must allow; without it the line is not shown. */
  needs: Action
}

export type DestinationGroup = { title?: ParseKeys<'shell'>; items: readonly Destination[] }

/** The navigation, in its order. Only pages that exist are listed. */
export const destinations: readonly DestinationGroup[] = [
  {
    items: [
      { label: 'nav.campaigns', to: paths.campaigns(), pattern: paths.campaigns.pattern, needs: 'campaign.read' },
      { label: 'nav.analytics', to: paths.analytics(), pattern: paths.analytics.pattern, needs: 'analytics.read' },
      { label: 'nav.catalogue', to: paths.catalogue(), pattern: paths.catalogue.pattern, needs: 'catalogue.read' },
    ],
  },
  {
    title: 'nav.organisation',
    items: [
      { label: 'nav.people', to: paths.people(), pattern: paths.people.pattern, needs: 'people.read' },
      { label: 'nav.keys', to: paths.keys(), pattern: paths.keys.pattern, needs: 'keys.read' },
      { label: 'nav.audit', to: paths.audit(), pattern: paths.audit.pattern, needs: 'audit.read' },
      {
        label: 'nav.dataQuality',
        to: paths.dataQuality(),
        pattern: paths.dataQuality.pattern,
        needs: 'dataQuality.read',
      },
    ],
  },
]
