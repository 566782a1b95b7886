import type account from './en/account.json'
import type partners from './en/partners.json'
import type partnerStatements from './en/partnerStatements.json'
import type people from './en/people.json'
import type qa from './en/qa.json'
import type keys from './en/keys.json'
import type catalogue from './en/catalogue.json'
import type audit from './en/audit.json'
import type campaigns from './en/campaigns.json'
import type codes from './en/codes.json'
import type coupons from './en/coupons.json'
import type couponReasons from './en/couponReasons.json'
import type couponSentences from './en/couponSentences.json'
import type findings from './en/findings.json'
import type funnelBuilder from './en/funnelBuilder.json'
import type plays from './en/plays.json'
import type refusals from './en/refusals.json'
import type analytics from './en/analytics.json'
import type review from './en/review.json'
import type dataQuality from './en/dataQuality.json'
import type results from './en/results.json'
import type retention from './en/retention.json'
import type shell from './en/shell.json'
import type signIn from './en/signIn.json'
import type statements from './en/statements.json'
import type terms from './en/terms.json'
import type words from './en/words.json'

/** One line per namespace: English is the source of the keys, the test of the dictionaries holds the others to it. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: {
      account: typeof account
      partners: typeof partners
      partnerStatements: typeof partnerStatements
      people: typeof people
      qa: typeof qa
      keys: typeof keys
      catalogue: typeof catalogue
      audit: typeof audit
      campaigns: typeof campaigns
      codes: typeof codes
      coupons: typeof coupons
      couponReasons: typeof couponReasons
      couponSentences: typeof couponSentences
      findings: typeof findings
      funnelBuilder: typeof funnelBuilder
      plays: typeof plays
      refusals: typeof refusals
      analytics: typeof analytics
      review: typeof review
      dataQuality: typeof dataQuality
      results: typeof results
      retention: typeof retention
      shell: typeof shell
      signIn: typeof signIn
      statements: typeof statements
      terms: typeof terms
      words: typeof words
    }
  }
}
