/** Campaigns for tests of the server, through the console's client. */
import type { Client } from '#api/client.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import { acceptedWarning, blocking } from '#domain/campaign/acceptance.ts'
import { checkCampaign } from '#domain/campaign/checks.ts'
import type { CampaignDocument, CampaignProduct } from '#domain/campaign/document.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import type { Market } from '#domain/market.ts'

const phone: CampaignProduct = {
  id: 'phone-x',
  name: 'Phone X',
  category: 'phones',
  terms: {
    HK: { listPrice: 199_900, unitCost: 120_000, stock: { site: 500, app: 500 } },
    TW: { listPrice: 7_990, unitCost: 4_800, stock: { site: 500, app: 500 } },
    CN: { listPrice: 179_900, unitCost: 108_000, stock: { site: 500, app: 500 } },
  },
}
const band: CampaignProduct = { ...phone, id: 'band-9', name: 'Band 9', category: 'wearables' }
const buds: CampaignProduct = { ...phone, id: 'buds-5', name: 'Buds 5', category: 'audio' }

/** A Double 11 without errors, every warning of its own answered. */
export function readyDocument(
  name = 'Double 11',
  markets: readonly Market[] = ['HK'],
  firstDay = '2026-11-11',
): CampaignDocument {
  const products = [phone, band, buds].map((product) => ({
    ...product,
    id: `${product.id}-${name.length}`,
    terms: Object.fromEntries(markets.map((market) => [market, product.terms[market]])),
  }))
  const document = fromTemplate('double11', { name, markets, firstDay, products })
  return answered(document)
}

/** The document with a reason for every warning. @throws Error if there are errors, for then it is no ready one. */
export function answered(document: CampaignDocument): CampaignDocument {
  const open = blocking(checkCampaign(document), [])
  const errors = open.filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    throw new Error(`not ready: ${errors.map(({ code, pointer }) => `${code} ${pointer}`).join(', ')}`)
  return { ...document, acceptedWarnings: open.map((finding) => acceptedWarning(finding, 'agreed with finance')) }
}

export const ifMatch = (campaign: Pick<Campaign, 'revision'>) => ({ 'if-match': `"${campaign.revision}"` })

/** What most calls on one campaign take. */
export const on = <B>(campaign: Pick<Campaign, 'id' | 'revision'>, body: B) => ({
  params: { id: campaign.id },
  headers: ifMatch(campaign),
  body,
})

export async function draft(manager: Client, name = 'Double 11'): Promise<Campaign> {
  return manager.campaigns.create({
    headers: {},
    body: { template: 'double11', name, markets: ['HK'], firstDay: '2026-11-11' },
  })
}

export async function readyDraft(manager: Client, document: CampaignDocument = readyDocument()): Promise<Campaign> {
  const begun = await draft(manager, document.name)
  return manager.campaigns.save(on(begun, { document }))
}

export async function inReview(manager: Client, document?: CampaignDocument): Promise<Campaign> {
  const saved = await readyDraft(manager, document)
  return manager.campaigns.submit(on(saved, { note: 'ready' }))
}

export async function approved(manager: Client, approver: Client, document?: CampaignDocument): Promise<Campaign> {
  const submitted = await inReview(manager, document)
  return approver.campaigns.approve(on(submitted, { hash: submitted.hash, note: 'good', acceptsOverBudget: true }))
}

/** Published at once: what runs is in effect from now on. */
export async function published(manager: Client, approver: Client, document?: CampaignDocument): Promise<Campaign> {
  const agreed = await approved(manager, approver, document)
  return manager.campaigns.publish(on(agreed, { at: null }))
}
