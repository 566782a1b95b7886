import { analytics } from './analytics.ts'
import { audit } from './audit.ts'
import { campaigns } from './campaigns.ts'
import { catalogue } from './catalogue.ts'
import { coupons } from './coupons.ts'
import { codes } from './codes.ts'
import { imports, quarantine } from './imports.ts'
import { keys } from './keys.ts'
import { partners } from './partners.ts'
import { people } from './people.ts'
import { plays } from './plays.ts'
import { session, setup } from './session.ts'

/** The HTTP contract, whole. Paths are relative to `/api`; `/events`, `/delivery` and `/health` stand beside it. */
export const contract = {
  session,
  setup,
  people,
  campaigns,
  catalogue,
  codes,
  keys,
  audit,
  analytics,
  imports,
  quarantine,
  plays,
  coupons,
  partners,
}
export type Contract = typeof contract
