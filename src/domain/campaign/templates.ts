import { markets, type Market } from '../market.ts'
import type { Play, PlayKind } from '../plays/schema.ts'
import { definitionFor } from '../plays/registry.ts'
import { atLocalTime, type Instant } from '../time.ts'
import { blankCampaign, dayOf } from './create.ts'
import type { CampaignDocument, CampaignProduct, Phase } from './document.ts'
import type { PhaseKind } from './phaseKinds.ts'

export const templateNames = ['blank', 'double11', 'christmas'] as const
export type TemplateName = (typeof templateNames)[number]

export type TemplateChoices = {
  name: string
  markets: readonly Market[]
  /** First day of the main phase, `2026-11-11`, in each market's own time. */
  firstDay: string
  /** Picked products; the plays take them in turn. Without any, each play still asks for its product. */
  products?: readonly CampaignProduct[]
}

type Template = {
  goal: string
  /** Days from the first day of the main phase; `to` is excluded. */
  phases: readonly { kind: PhaseKind; from: number; to: number }[]
  plays: readonly TemplatePlay[]
}

type TemplatePlay = { kind: PlayKind; id: string; name: string; set?: (play: Play) => Play }

/** One night that everything leads up to, and three days for those who missed it. */
const double11: Template = {
  goal: 'New registrations through friends, at a cost per registration below advertising.',
  phases: [
    { kind: 'teaser', from: -17, to: -10 },
    { kind: 'warmUp', from: -10, to: 0 },
    { kind: 'main', from: 0, to: 1 },
    { kind: 'encore', from: 1, to: 4 },
  ],
  plays: [
    { kind: 'groupBuy', id: 'group', name: 'Group buy · 拼團' },
    {
      kind: 'groupBuy',
      id: 'group-new',
      name: 'Bring a new friend · 老帶新',
      set: (play) => (play.kind === 'groupBuy' ? { ...play, mayStart: 'existingUsers', mayJoin: 'newUsers' } : play),
    },
    { kind: 'bargain', id: 'bargain', name: 'Bargain · 砍價' },
  ],
}

/** Nine days around the holiday: gifts for two, and a bargain to come back to. */
const christmas: Template = {
  goal: 'Bring back the friends who registered at Double 11.',
  phases: [
    { kind: 'teaser', from: -10, to: -5 },
    { kind: 'warmUp', from: -5, to: 0 },
    { kind: 'main', from: 0, to: 9 },
    { kind: 'encore', from: 9, to: 13 },
  ],
  plays: [
    { kind: 'bargain', id: 'bargain', name: 'Christmas bargain · 聖誕砍價' },
    {
      kind: 'groupBuy',
      id: 'gift-for-two',
      name: 'Gifts for two · 雙人拼團',
      set: (play) => (play.kind === 'groupBuy' ? { ...play, leaderBenefit: { type: 'percent', rate: 500 } } : play),
    },
  ],
}

const templates: Record<Exclude<TemplateName, 'blank'>, Template> = { double11, christmas }

/**
 * A campaign to begin with. Its plays are complete but for the product, which `withProduct` of their definition
 * fills in with prices and limits; once every play has one, nothing stops review.
 *
 * @throws RangeError if `firstDay` is no date
 */
export function fromTemplate(template: TemplateName, choices: TemplateChoices): CampaignDocument {
  const blank = blankCampaign(choices)
  if (template === 'blank') return { ...blank, products: [...(choices.products ?? [])] }
  const { goal, phases, plays } = templates[template]
  const held = markets.filter((market) => choices.markets.includes(market))
  const document: CampaignDocument = {
    ...blank,
    goal,
    phases: phases.flatMap((phase) => phasesOf(phase, held, choices.firstDay)),
    products: [...(choices.products ?? [])],
  }
  return { ...document, plays: plays.map((play, k) => playOf(play, document, k)) }
}

/** A phase for each group of markets whose clocks agree. */
function phasesOf(phase: Template['phases'][number], held: readonly Market[], firstDay: string): Phase[] {
  const at = (days: number, market: Market): Instant => {
    const first = dayOf(firstDay)
    return atLocalTime({ ...first, day: first.day + days }, market)
  }
  const byStart = new Map<Instant, Market[]>()
  for (const market of held) {
    const start = at(phase.from, market)
    byStart.set(start, [...(byStart.get(start) ?? []), market])
  }
  return [...byStart].map(([from, together], k) => ({
    id: k === 0 ? phase.kind : `${phase.kind}-${k + 1}`,
    kind: phase.kind,
    markets: together,
    window: { from, to: at(phase.to, together[0]!) },
  }))
}

function playOf({ kind, id, name, set }: TemplatePlay, document: CampaignDocument, index: number): Play {
  const product = document.products[index % Math.max(1, document.products.length)]
  const context = { id, campaign: document, ...(product === undefined ? {} : { productId: product.id }) }
  const play: Play = { ...definitionFor(kind).create(context), name }
  return set === undefined ? play : set(play)
}
