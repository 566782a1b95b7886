import {
  helpTypes,
  openablePlays,
  openingTypes,
  type ShopperCounts,
  type ShopperQuestion,
} from '#domain/forecast/measure.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { epochOf } from '#domain/time.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { peopleRows } from './people.ts'

type OfPeople = 'mainVisits' | 'visits' | 'visitsStarting' | 'spawned' | 'openableInvites'
/** What is counted person by person, and what event by event. */
export type PeopleCounts = Pick<ShopperCounts, OfPeople>
export type InstanceCounts = Omit<ShopperCounts, OfPeople>

const listed = (types: readonly string[]) => types.map((type) => `'${type}'`).join(', ')
const opening = `type IN (${listed(openingTypes)})`
/** Later than any moment. */
const never = 9_000_000_000_000_000

/** Of the people of a campaign: how they came to its plays, who took part, and who opened an instance after an invite. */
export function shopperPeople(tables: Tables, question: ShopperQuestion): Statement {
  const binder = new Binder()
  const { campaignId, main, starts } = question
  const isMain = main.map(
    ({ market, from, to }) =>
      `(market = ${binder.text(market)} AND at >= ${binder.moment(epochOf(from))} AND at < ${binder.moment(epochOf(to))})`,
  )
  const day = markets.flatMap((market) => [`market = '${market}'`, `toDate(at, '${marketFacts[market].timeZone}')`])
  const reporting = binder.texts(starts.map(({ playId }) => playId))
  const starting = starts.map(
    ({ playId, type }) => `(play_id = ${binder.text(playId)} AND type = ${binder.text(type)})`,
  )
  const invited = `type = 'invite_open' AND play_id IN ${binder.texts([...openablePlays(question)])}`
  const rows = peopleRows(
    tables,
    {
      table: 'byUser',
      columns: ['at', 'type', 'play_id', 'market', `type = 'view' AND source != 'friend' AS came_by_self`],
      where: `campaign_id = ${binder.text(campaignId)}`,
    },
    binder,
  )
  const sql = `
    SELECT sum(of_main_days) AS mainVisits, sum(of_days) AS visits, sum(starting) AS visitsStarting,
      sum(invites) AS openableInvites, countIf(opened > invited) AS spawned
    FROM (
      SELECT subject, countIf(came_main) AS of_main_days, countIf(came AND reports) AS of_days,
        countIf(came AND reports AND starts) AS starting,
        sum(invites) AS invites, min(invited) AS invited, max(opened) AS opened
      FROM (
        SELECT subject, play_id != '' AND max(came_by_self) AS came, play_id IN ${reporting} AS reports,
          max(${starting.join(' OR ') || '0'}) AS starts,
          play_id != '' AND max(came_by_self AND (${isMain.join(' OR ') || '0'})) AS came_main,
          countIf(${invited}) AS invites,
          min(if(${invited}, toUnixTimestamp64Milli(at), ${never})) AS invited,
          max(if(${opening}, toUnixTimestamp64Milli(at), -1)) AS opened
        FROM (${rows}) GROUP BY subject, play_id, market, multiIf(${day.join(', ')}, toDate(at)))
      GROUP BY subject)
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** Of what a campaign's shoppers opened, shared and helped with, instance by instance. */
export function shopperInstances(tables: Tables, { campaignId }: Pick<ShopperQuestion, 'campaignId'>): Statement {
  const binder = new Binder()
  const sql = `
    SELECT countIf(named AND opening) AS opened, countIf(named AND opening AND shared) AS openedAndShared,
      sum(times_shared) AS shares, sum(sent) AS invitesSent, sum(invites) AS invitesOpened,
      sum(known) AS invitesKnown, sum(new) AS invitesNew,
      sumIf(invites, named AND bargain) AS bargainInvites, sumIf(helps, named AND bargain) AS bargainHelps,
      countIf(named AND complete) AS completed, countIf(named AND complete AND paid) AS completedAndPaid
    FROM (
      SELECT instance_id != '' AS named, max(${opening}) AS opening, max(type = 'share') AS shared,
        max(type = 'bargain_open') AS bargain, max(type = 'bargain_complete') AS complete, max(type = 'pay') AS paid,
        countIf(type = 'share') AS times_shared, sumIf(ifNull(quantity, 1), type = 'share') AS sent,
        countIf(type = 'invite_open') AS invites, countIf(type = 'invite_open' AND is_new_user != -1) AS known,
        countIf(type = 'invite_open' AND is_new_user = 1) AS new, countIf(type IN (${listed(helpTypes)})) AS helps
      FROM ${tables.byTime} FINAL WHERE NOT is_test AND campaign_id = ${binder.text(campaignId)}
      GROUP BY instance_id)
    ${settings}`
  return { sql, parameters: binder.parameters }
}
