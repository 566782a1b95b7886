import { helpTypes, openingTypes, type ShopperCounts, type ShopperQuestion } from '#domain/forecast/measure.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { epochOf } from '#domain/time.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { momentSql, peopleRows } from './people.ts'

type OfPeople = 'mainVisits' | 'arrivals' | 'arrivalsOpening' | 'spawned'
/** What is counted person by person, and what event by event. */
export type PeopleCounts = Pick<ShopperCounts, OfPeople>
export type InstanceCounts = Omit<ShopperCounts, OfPeople>

const listed = (types: readonly string[]) => types.map((type) => `'${type}'`).join(', ')
const opening = `type IN (${listed(openingTypes)})`
/** Later than any moment. */
const never = 9_000_000_000_000_000

/** Of the people of a campaign: how they came to its plays, and who opened an instance after an invite. */
export function shopperPeople(tables: Tables, { campaignId, main }: ShopperQuestion): Statement {
  const binder = new Binder()
  const isMain = main.map(
    ({ market, from, to }) =>
      `(market = ${binder.text(market)} AND at >= ${binder.moment(epochOf(from))} AND at < ${binder.moment(epochOf(to))})`,
  )
  const day = markets.flatMap((market) => [`market = '${market}'`, `toDate(at, '${marketFacts[market].timeZone}')`])
  const rows = peopleRows(
    tables,
    {
      table: 'byUser',
      columns: [
        'at',
        'type',
        'play_id',
        'market',
        `${momentSql} AS moment`,
        `type = 'view' AND source != 'friend' AS came`,
      ],
      where: `campaign_id = ${binder.text(campaignId)}`,
    },
    binder,
  )
  const sql = `
    SELECT sum(visits) AS mainVisits, sum(own) AS arrivals, sum(opening) AS arrivalsOpening, countIf(opened > invited) AS spawned
    FROM (
      SELECT subject, sum(visits) AS visits, countIf(arrived) AS own, countIf(arrived AND opens) AS opening,
        min(invited) AS invited, max(opened) AS opened
      FROM (
        SELECT subject, play_id,
          if(play_id = '', 0, uniqExactIf((market, multiIf(${day.join(', ')}, toDate(at))), came AND (${isMain.join(' OR ') || '0'}))) AS visits,
          play_id != '' AND argMin(came, moment) AS arrived, max(${opening}) AS opens,
          min(if(type = 'invite_open', toUnixTimestamp64Milli(at), ${never})) AS invited,
          max(if(${opening}, toUnixTimestamp64Milli(at), -1)) AS opened
        FROM (${rows}) GROUP BY subject, play_id)
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
