/**
 * What shoppers are assumed to do. Shares are in basis points. `forecast/assumptions.ts` says where each comes from.
 */
export type ShopperRates = {
  /** Visitors of a play's page in a day of the main phase. */
  visitorsPerDay: number
  /** Of those who see a play, how many open an instance. */
  startRate: number
  /** Of those who open one, how many invite anybody. */
  shareRate: number
  /** Invites in one round, on average. */
  invitesPerSharer: number
  /** Of the invites sent, how many are opened. */
  openRate: number
  /** Of those who open an invite, how many help or join. */
  helpRate: number
  /** Of those who open an invite, how many have never registered. */
  newShareOfOpens: number
  /** Of initiators after a round without completion and without progress, how many stop; progress lowers it. */
  giveUpRate: number
  /** Of those who open an invite, how many open an instance of their own. */
  spawnRate: number
  /** Of those who completed, how many pay and take the unit. */
  payRate: number
  /** Of instances, how many are opened to be finished by accounts of one person. */
  fraudShare: number
  /** People in a market whom invites can reach at all. */
  reachablePool: number
}
