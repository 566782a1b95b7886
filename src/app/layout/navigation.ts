import type { ParseKeys } from 'i18next'
import { mayDo, type Action, type Role } from '#domain/access.ts'
import { paths } from '#paths'
import { hasPage } from '../page.ts'

export type Destination = {
  label: ParseKeys<'shell'>
  to: string
  /** The pattern whose code is fetched when the pointer comes near. */
  pattern: string
  /** What the reader's role must allow; without it the line is not shown. */
  needs: Action
}

export type DestinationGroup = { title?: ParseKeys<'shell'>; items: readonly Destination[] }

/** The navigation, in its order. A line whose page is not in `routes.tsx` is not shown. */
const destinations: readonly DestinationGroup[] = [
  {
    items: [
      { label: 'nav.campaigns', to: paths.campaigns(), pattern: paths.campaigns.pattern, needs: 'campaign.read' },
      {
        label: 'nav.analytics',
        to: paths.analytics(),
        pattern: paths.analyticsOverview.pattern,
        needs: 'analytics.read',
      },
      { label: 'nav.catalogue', to: paths.catalogue(), pattern: paths.catalogue.pattern, needs: 'catalogue.read' },
      { label: 'nav.partners', to: paths.partners(), pattern: paths.partners.pattern, needs: 'analytics.read' },
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

/** What somebody in a role finds in the navigation. */
export function destinationsFor(role: Role): DestinationGroup[] {
  return destinations
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => mayDo(role, item.needs) && hasPage(item.pattern)),
    }))
    .filter((group) => group.items.length > 0)
}
