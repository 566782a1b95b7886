import type { ApiRouter } from '../http/api.ts'
import { analytics } from './analytics.ts'
import { audit } from './audit.ts'
import {
  archive,
  approve,
  confirmRollback,
  end,
  pause,
  publish,
  restore,
  resume,
  rollBack,
  sendBack,
  submit,
  unschedule,
  withdraw,
} from './campaigns/moves.ts'
import { checks, clone, create, exposure, list, read, revision, save } from './campaigns/drafts.ts'
import { diff, reception, version, versions } from './campaigns/versions.ts'
import { catalogue } from './catalogue.ts'
import { coupons } from './coupons.ts'
import { codes } from './codes.ts'
import { imports } from './imports.ts'
import { keys } from './keys.ts'
import { partners } from './partners.ts'
import { people } from './people.ts'
import { plays } from './plays.ts'
import { quarantine } from './quarantine.ts'
import { session, setup } from './session.ts'

const campaigns = {
  list,
  create,
  read,
  save,
  revision,
  checks,
  exposure,
  submit,
  withdraw,
  approve,
  sendBack,
  publish,
  unschedule,
  pause,
  resume,
  end,
  archive,
  restore,
  versions,
  version,
  diff,
  rollBack,
  confirmRollback,
  clone,
  reception,
}

/** Every procedure of the contract. The server does not start while one is missing. */
export const router: ApiRouter = {
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
