import { expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { currentSchema } from '#domain/campaign/document.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { nodeSha256 } from '#server/auth/nodeRandom.ts'
import { listingOf, loadCampaign } from '#server/campaigns/stored.ts'
import { verifyAudit } from '#server/stores/auditChain.ts'
import { eachStoreEngine, testApp, type TestApp } from '../setup/apps.ts'
import { on, published, readyDraft } from '../setup/campaigns.ts'
import { asSchema1 } from '../setup/earlierDocuments.ts'

const hashOf = (document: unknown) => nodeSha256(canonicalText(document))

/** A campaign with a running version and a changed draft in review, all of it as an earlier program stored it. */
async function storedEarlier(t: TestApp, id: string): Promise<void> {
  const manager = await t.as('manager')
  const live = await published(manager, await t.as('approver'))
  const changed = await manager.campaigns.save(
    on(live, { document: { ...live.document, goal: 'The second half of the night' } }),
  )
  const submitted = await manager.campaigns.submit(on(changed, { note: 'please' }))

  await t.parts.stores.transaction(async (s) => {
    const { versions, ...record }: CampaignRecord = await loadCampaign(s, live.id)
    const document = asSchema1(record.document) as CampaignDocument
    const documentHash = hashOf(document)
    const review = record.review.state === 'inReview' ? { ...record.review, hash: documentHash } : record.review
    const aged = { ...record, id, document, documentHash, review }
    const listing = listingOf({ ...record, id, versions })
    await s.campaigns.insert({ id, revision: record.revision, record: JSON.stringify(aged) }, listing)
    await s.campaigns.addRevision({
      campaignId: id,
      revision: record.revision,
      document: JSON.stringify(document),
      hash: documentHash,
      by: record.updatedBy,
      at: record.updatedAt,
      kind: 'decision',
    })
    for (const { number, document: wasPublished, hash: _hash, ...facts } of versions) {
      const old = asSchema1(wasPublished)
      const row = { document: JSON.stringify(old), hash: hashOf(old), facts: JSON.stringify(facts) }
      await s.campaigns.addVersion({ campaignId: id, number, ...row })
    }
  })
  // Its pattern must not be a second campaign that sells the same.
  await manager.campaigns.end(on(submitted, {}))
}

const versionRows = (t: TestApp, id: string) =>
  t.parts.stores.read(async (s) => (await s.campaigns.versions(id)).toSorted((a, b) => a.number - b.number))

eachStoreEngine('what an earlier program stored', (engine) => {
  it('reads as a document of today, with the hash of what it now says', async () => {
    const t = await testApp(engine)
    await storedEarlier(t, 'earlier')
    const manager = await t.as('manager')
    const read = await manager.campaigns.read({ id: 'earlier' })
    expect(read).toMatchObject({ status: 'live', document: { schema: currentSchema }, review: { state: 'inReview' } })
    expect(read.hash).toBe(hashOf(read.document))
    const version = await manager.campaigns.version({ id: 'earlier', number: '1' })
    expect(version.document.schema).toBe(currentSchema)
    expect(version.hash).toBe(hashOf(version.document))
    const revision = await manager.campaigns.revision({ id: 'earlier', revision: String(read.revision) })
    expect(revision.document).toEqual(read.document)
  })

  it('goes on where it stood: its review is of what was read, and every version keeps the hash of its own text', async () => {
    const t = await testApp(engine)
    await storedEarlier(t, 'earlier')
    const manager = await t.as('manager')
    const approver = await t.as('approver')
    const [first] = await versionRows(t, 'earlier')

    const submitted = await manager.campaigns.read({ id: 'earlier' })
    const agreed = await approver.campaigns.approve(
      on(submitted, { hash: submitted.hash, note: 'good', acceptsOverBudget: true }),
    )
    const second = await manager.campaigns.publish(on(agreed, { at: null }))
    const asked = await approver.campaigns.rollBack(on(second, { version: 1 }))
    const back = await manager.campaigns.confirmRollback(on(asked, { confirm: true }))
    expect(back.running).toMatchObject({ number: 3, rolledBackTo: 1 })

    const rows = await versionRows(t, 'earlier')
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(rows[0]).toEqual(first)
    for (const { document, hash } of rows) expect(hash).toBe(hashOf(JSON.parse(document)))
    expect((await verifyAudit(t.parts.stores, nodeSha256)).broken).toBeNull()
  })

  it('still refuses to approve what was not read', async () => {
    const t = await testApp(engine)
    await storedEarlier(t, 'earlier')
    const approver = await t.as('approver')
    const submitted = await approver.campaigns.read({ id: 'earlier' })
    const body = { hash: hashOf(asSchema1(submitted.document)), note: '', acceptsOverBudget: true }
    await expect(approver.campaigns.approve(on(submitted, body))).rejects.toMatchObject({ code: 'hashChanged' })
  })

  it('is named beside others whose draft meets it', async () => {
    const t = await testApp(engine)
    await storedEarlier(t, 'earlier')
    const manager = await t.as('manager')
    const other = await readyDraft(manager)
    const { findings } = await manager.campaigns.checks({ id: other.id })
    expect(findings.map(({ code }) => code)).toContain('product.inTwoCampaigns')
  })
})
