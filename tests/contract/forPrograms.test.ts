/** Calls that the console does not make or makes only in passing: they are the contract for other programs. */
import { expect, it } from 'vitest'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { approved, draft, on, published, readyDraft } from '../setup/campaigns.ts'
import { expectRefusal } from '../setup/refused.ts'

const product: Product = {
  id: 'phone-9',
  name: { en: 'Phone 9', 'zh-HK': '手機 9' },
  category: 'phones',
  terms: { HK: { listPrice: 199_900, unitCost: 120_000, stock: { site: 10 } } },
  retired: false,
}

eachStoreEngine('for programs', (engine) => {
  it('a campaign’s cost is told per market, per play and in all, as the draft stands', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const saved = await readyDraft(manager)
    const { revision, ...exposure } = await (await t.as('analyst')).campaigns.exposure({ id: saved.id })
    expect(revision).toBe(saved.revision)
    expect(campaignExposure(saved.document)).toMatchObject(exposure)
    expect(exposure.total.worst).toBeGreaterThan(0)
    await expectRefusal(manager.campaigns.exposure({ id: 'none' }), 'notFound')
  })

  it('a version is told whole, whatever was saved or published since', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    await manager.campaigns.save(on(live, { document: { ...live.document, goal: 'Another' } }))
    const qa = await t.as('qa')
    expect(await qa.campaigns.version({ id: live.id, number: '1' })).toMatchObject({
      number: 1,
      hash: live.hash,
      document: live.document,
      approvedBy: { name: 'The approver' },
      publishedBy: { name: 'The manager' },
      takenBack: null,
    })
    await expectRefusal(qa.campaigns.version({ id: live.id, number: '2' }), 'notFound')
    await expectRefusal(qa.campaigns.version({ id: 'none', number: '1' }), 'notFound')
  })

  it('a revision is told as it was saved, with who saved it', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const agreed = await approved(manager, await t.as('approver'))
    const states = []
    for (const revision of ['1', '2', '4']) {
      const { by, document } = await manager.campaigns.revision({ id: agreed.id, revision })
      states.push([by.name, document.plays.length > 0])
    }
    expect(states).toEqual([
      ['The manager', expect.any(Boolean)],
      ['The manager', true],
      ['The approver', true],
    ])
    const other = await draft(manager, 'Other')
    await expectRefusal(manager.campaigns.revision({ id: other.id, revision: '2' }), 'notFound')
  })

  it('an import is told by its id, as the list tells it', async () => {
    const t = await testApp(engine)
    const analyst = await t.as('analyst')
    const { id } = await analyst.imports.create({
      headers: {},
      body: {
        fileName: 'orders.csv',
        fileHash: 'a'.repeat(64),
        header: ['customer', 'date', 'invoice', 'price'],
        mapping: {
          name: 'Shop',
          market: 'HK',
          channel: 'site',
          timeZone: 'Asia/Hong_Kong',
          dateFormat: 'YYYY-MM-DD',
          columns: {
            customer: 'customer',
            at: 'date',
            order: 'invoice',
            amount: 'price',
            quantity: null,
            unitPrice: null,
            product: null,
          },
        },
        totalRows: 2,
      },
    })
    await analyst.imports.rows({ id, from: 0, rows: [['ann', '2025-03-09', '1', '100.00']] })
    const read = await (await t.as('qa')).imports.read({ id })
    expect(read).toMatchObject({ id, nextRow: 1, totalRows: 2, startedBy: { name: 'The analyst' }, finishedAt: null })
    expect((await analyst.imports.list()).items).toEqual([read])
    await expectRefusal(analyst.imports.read({ id: 'none' }), 'notFound')
  })

  it('a product is changed on the revision that was read, and the list follows', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    await manager.catalogue.create({ headers: {}, body: product })
    const { id: _id, ...body } = { ...product, retired: true }
    const change = (ifMatch?: string) =>
      manager.catalogue.update({
        params: { id: product.id },
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
        body,
      })
    await expectRefusal(change(), 'revisionRequired')
    expect(await change('"1"')).toEqual({ ...product, retired: true, revision: 2, updatedAt: t.now() })
    await expectRefusal(change('"1"'), 'staleRevision')
    expect((await (await t.as('qa')).catalogue.list()).items).toMatchObject([{ id: product.id, revision: 2 }])
  })

  it('a session ends when it is asked to, and no other', async () => {
    const t = await testApp(engine)
    const here = await t.as('qa')
    const there = await t.as('qa')
    await here.session.remove()
    await expectRefusal(here.session.read(), 'notSignedIn')
    expect(await there.session.read()).toMatchObject({ user: { role: 'qa' } })
  })
})
