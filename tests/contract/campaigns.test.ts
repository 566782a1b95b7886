import { expect, it } from 'vitest'
import { dayMs, epochOf, hourMs, instantOf, minuteMs } from '#domain/time.ts'
import { doChores, revisionsKeptMs } from '#server/chores.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { answered, approved, draft, inReview, on, published, readyDocument, readyDraft } from '../setup/campaigns.ts'
import { expectRefusal, refused } from '../setup/refused.ts'

eachStoreEngine('campaigns', (engine) => {
  it('goes from template to live through two people, and the list follows', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const approver = await t.as('approver')

    const live = await published(manager, approver)
    expect(live).toMatchObject({
      status: 'live',
      draftDiffers: false,
      running: { number: 1, approvedBy: { name: 'The approver' }, publishedBy: { name: 'The manager' } },
      scheduled: null,
      review: { state: 'approved' },
    })
    const { items } = await manager.campaigns.list({ status: 'live' })
    expect(items).toMatchObject([
      { id: live.id, status: 'live', errors: 0, warnings: 0, owner: { name: 'The manager' } },
    ])
    expect((await manager.campaigns.list({ status: 'draft,inReview' })).items).toEqual([])
  })

  it('takes effect at its moment by itself, and ends with what it holds', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const ready = await approved(manager, await t.as('approver'))
    const at = instantOf(epochOf(t.now()) + 2 * hourMs)
    const scheduled = await manager.campaigns.publish(on(ready, { at }))
    expect(scheduled).toMatchObject({ status: 'scheduled', running: null, scheduled: { number: 1, effectiveAt: at } })
    expect((await manager.campaigns.list({ status: 'scheduled' })).total).toBe(1)

    t.pass(2 * hourMs)
    const later = await t.as('manager')
    expect(await later.campaigns.read({ id: ready.id })).toMatchObject({ status: 'live', running: { number: 1 } })
    expect((await later.campaigns.list({ status: 'live' })).total).toBe(1)

    t.pass(60 * dayMs)
    const long = await t.as('manager')
    expect(await long.campaigns.read({ id: ready.id })).toMatchObject({ status: 'ended' })
    expect((await long.campaigns.list({ status: 'ended' })).total).toBe(1)
  })

  it('saves revisions one after the other, and keeps each', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const first = await draft(manager)
    const second = await manager.campaigns.save(on(first, { document: { ...first.document, goal: 'Second thoughts' } }))
    expect(second.revision).toBe(2)
    const base = await manager.campaigns.revision({ id: first.id, revision: '1' })
    expect(base).toMatchObject({ revision: 1, document: first.document, by: { name: 'The manager' } })
    await expectRefusal(manager.campaigns.revision({ id: first.id, revision: '9' }), 'notFound')
  })

  it('keeps of old saves the last of each hour, and every state that something was decided about', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const goals = ['one', 'two', 'three', 'four']
    let last = await readyDraft(manager)
    for (const goal of goals) {
      t.pass(minuteMs)
      last = await manager.campaigns.save(on(last, { document: answered({ ...last.document, goal }) }))
    }
    const submitted = await manager.campaigns.submit(on(last, { note: '' }))
    const back = await manager.campaigns.withdraw(on(submitted, {}))
    t.pass(revisionsKeptMs + hourMs)
    const later = await t.as('manager')
    let recent = back
    for (const goal of goals)
      recent = await later.campaigns.save(
        on(recent, { document: answered({ ...recent.document, goal: `${goal}, later` }) }),
      )

    await doChores(t.parts)
    const kept = []
    for (let number = 1; number <= recent.revision; number++) {
      const found = await later.campaigns.revision({ id: last.id, revision: String(number) }).catch(() => null)
      if (found) kept.push(number)
    }
    // Created, the last save of its hour, submitted, withdrawn, and all that is recent.
    expect(kept).toEqual([1, last.revision, submitted.revision, back.revision, 9, 10, 11, 12])
    await expectRefusal(later.campaigns.revision({ id: last.id, revision: '2' }), 'notFound')
    // What the audit says of them stays.
    const { items } = await later.audit.list({ object: last.id })
    expect(items.filter(({ action }) => action === 'campaign.save')).toHaveLength(9)
  })

  it('takes no star and no nonsense for a revision', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const { id, document } = await draft(manager)
    const save = (tag: string) =>
      manager.campaigns.save({ params: { id }, headers: { 'if-match': tag }, body: { document } })
    await expectRefusal(save('*'), 'revisionRequired')
    const nonsense = await expectRefusal(save('"abc"'), 'invalid')
    expect(nonsense.errors).toEqual([{ pointer: '/headers/if-match', code: 'badFormat' }])
  })

  it('lets one of two editors win, and tells the other', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const begun = await draft(manager)
    const attempts = await Promise.all(
      ['red', 'blue'].map((goal) =>
        manager.campaigns.save(on(begun, { document: { ...begun.document, goal } })).then(
          ({ revision }) => revision,
          (error: { code: string }) => error.code,
        ),
      ),
    )
    expect(attempts.toSorted()).toEqual([2, 'staleRevision'].toSorted())
  })

  it('binds approval to the content that was read', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const agreed = await approved(manager, await t.as('approver'))
    const edited = await manager.campaigns.save(
      on(agreed, { document: { ...agreed.document, goal: 'One more thing' } }),
    )
    expect(edited.review).toMatchObject({ state: 'draft', voided: { approvedBy: { name: expect.any(String) } } })
    const error = await expectRefusal(manager.campaigns.publish(on(edited, { at: null })), 'wrongState')
    expect(error.details).toMatchObject({ reason: 'notApproved' })
  })

  it('wants the approver to accept a worst case above the budget', async () => {
    const t = await testApp(engine)
    const tight = answered({ ...readyDocument(), markets: { HK: { budget: 100 } } })
    const submitted = await inReview(await t.as('manager'), tight)
    const approver = await t.as('approver')
    const body = { hash: submitted.hash, note: '', acceptsOverBudget: false }
    const error = await expectRefusal(approver.campaigns.approve(on(submitted, body)), 'warningsUnanswered')
    expect(error.details).toMatchObject({ reason: 'overBudgetNotAccepted' })
    const accepted = await approver.campaigns.approve(on(submitted, { ...body, acceptsOverBudget: true }))
    expect(accepted.status).toBe('approved')
  })

  it('sends back with a reason, and can be withdrawn', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const submitted = await inReview(manager)
    const back = await (await t.as('approver')).campaigns.sendBack(on(submitted, { reason: 'Too generous' }))
    expect(back.review).toMatchObject({
      state: 'draft',
      sentBack: {
        reason: 'Too generous',
        by: { name: 'The approver' },
        submission: { note: 'ready', by: { name: 'The manager' } },
      },
    })
    const again = await manager.campaigns.submit(on(back, { note: 'less now' }))
    expect((await manager.campaigns.withdraw(on(again, {}))).status).toBe('draft')
  })

  it('pauses one play and the whole, and goes on without a review', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    const play = live.document.plays[0]!.id
    const message = { 'zh-HK': '暫停' }
    const one = await manager.campaigns.pause(on(live, { mode: 'noNewOpenings', playIds: [play], message }))
    expect(one).toMatchObject({ status: 'live', pause: { playIds: [play], message, by: { name: 'The manager' } } })
    const whole = await manager.campaigns.pause(on(one, { mode: 'freezeAndExtend', playIds: null, message }))
    expect(whole.status).toBe('paused')
    expect(await manager.campaigns.resume(on(whole, {}))).toMatchObject({ status: 'live', pause: null })
    const unknown = manager.campaigns.pause({
      params: { id: live.id },
      headers: {},
      body: { mode: 'noNewOpenings', playIds: ['nothing'], message },
    })
    expect((await expectRefusal(unknown, 'wrongState')).details).toMatchObject({ reason: 'unknownPlay' })
  })

  it('pauses at night without waiting for somebody’s autosave', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    await manager.campaigns.save(on(live, { document: { ...live.document, goal: 'for tomorrow' } }))
    const body = { mode: 'noNewOpenings' as const, playIds: null, message: {} }
    await expectRefusal(manager.campaigns.pause(on(live, body)), 'staleRevision')
    expect(await manager.campaigns.pause({ params: { id: live.id }, headers: {}, body })).toMatchObject({
      status: 'paused',
    })
  })

  it('rolls back to an earlier version when a second person confirms', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const approver = await t.as('approver')
    const live = await published(manager, approver)
    const changed = answered({ ...live.document, goal: 'Version two' })
    const saved = await manager.campaigns.save(on(live, { document: changed }))
    const submitted = await manager.campaigns.submit(on(saved, { note: '' }))
    const agreed = await approver.campaigns.approve(
      on(submitted, { hash: submitted.hash, note: '', acceptsOverBudget: true }),
    )
    const second = await manager.campaigns.publish(on(agreed, { at: null }))
    expect(second.running).toMatchObject({ number: 2 })

    const asked = await approver.campaigns.rollBack(on(second, { version: 1 }))
    expect(asked.pendingRollback).toMatchObject({ version: 1, requestedBy: { name: 'The approver' } })
    const alone = await refused(approver.campaigns.confirmRollback(on(asked, { confirm: true })))
    expect(alone).toMatchObject({ code: 'fourEyes', details: { reason: 'ownRollback' } })
    const back = await manager.campaigns.confirmRollback(on(asked, { confirm: true }))
    expect(back.running).toMatchObject({ number: 3, rolledBackTo: 1 })
    const { items } = await manager.campaigns.versions({ id: live.id })
    expect(items.map(({ number }) => number)).toEqual([3, 2, 1])
    const third = await manager.campaigns.version({ id: live.id, number: '3' })
    expect(third.document).toEqual(live.document)
  })

  it('says what changes against what runs', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    expect((await manager.campaigns.diff({ id: live.id })).changes).toEqual([])
    await manager.campaigns.save(on(live, { document: { ...live.document, holdoutPercent: 10 } }))
    const diff = await manager.campaigns.diff({ id: live.id })
    expect(diff).toMatchObject({ from: '1', to: 'draft' })
    expect(diff.changes).toMatchObject([
      { change: 'changed', subject: { type: 'campaign' }, pointer: '/holdoutPercent' },
    ])
    const fresh = await draft(manager, 'Christmas')
    const everything = await manager.campaigns.diff({ id: fresh.id })
    expect(everything).toMatchObject({ from: null, exposureBefore: null })
    expect(everything.changes.every(({ change }) => change === 'added')).toBe(true)
  })

  it('finds another campaign that offers the same product in the same days', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    await published(manager, await t.as('approver'), readyDocument('First'))
    const second = await readyDraft(manager, readyDocument('Other'))
    const { findings } = await manager.campaigns.checks({ id: second.id })
    const meeting = findings.filter(({ code }) => code === 'product.inTwoCampaigns')
    expect(meeting.length).toBeGreaterThan(0)
    expect(meeting[0]?.data).toMatchObject({ campaign: 'First' })
  })

  it('clones as a new draft, moved to another day, without history', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    const copy = await manager.campaigns.clone({
      params: { id: live.id },
      headers: {},
      body: { name: 'Double 11 again', firstDay: '2027-11-11' },
    })
    expect(copy).toMatchObject({
      status: 'draft',
      revision: 1,
      running: null,
      document: { name: 'Double 11 again', acceptedWarnings: [] },
    })
    expect(copy.document.phases.find(({ kind }) => kind === 'main')?.window.from).toBe('2027-11-10T16:00:00.000Z')
  })

  it('ends, archives and restores', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    const early = await expectRefusal(manager.campaigns.archive(on(live, {})), 'wrongState')
    expect(early.details).toMatchObject({ reason: 'stillRunning' })
    const ended = await manager.campaigns.end(on(live, {}))
    expect(ended).toMatchObject({ status: 'ended', endedAt: t.now() })
    const archived = await manager.campaigns.archive(on(ended, {}))
    expect(archived.status).toBe('archived')
    expect((await manager.campaigns.restore(on(archived, {}))).status).toBe('ended')
  })

  it('lists by search, market, order and cursor', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    for (const name of ['Beta', 'alpha', 'Gamma']) await draft(manager, name)
    const names = async (query: Parameters<typeof manager.campaigns.list>[0]) =>
      (await manager.campaigns.list(query)).items.map(({ name }) => name)
    expect(await names({ sort: 'name' })).toEqual(['alpha', 'Beta', 'Gamma'])
    expect(await names({ sort: '-name' })).toEqual(['Gamma', 'Beta', 'alpha'])
    expect(await names({ q: 'ALPH' })).toEqual(['alpha'])
    expect(await names({ market: 'TW,CN' })).toEqual([])
    const first = await manager.campaigns.list({ sort: 'name', limit: '2' })
    expect(first).toMatchObject({ total: 3, items: [{ name: 'alpha' }, { name: 'Beta' }] })
    expect(await names({ sort: 'name', limit: '2', cursor: first.nextCursor ?? '' })).toEqual(['Gamma'])
  })

  it('offers each person what they may do next, and says why not', async () => {
    const t = await testApp(engine)
    const submitted = await inReview(await t.as('manager'))
    const { moves } = await (await t.as('approver')).campaigns.read({ id: submitted.id })
    expect(moves).toMatchObject({
      approve: { allowed: true },
      edit: { allowed: false, reason: 'forbidden' },
      pause: { allowed: false, reason: 'notRunning' },
    })
  })

  it('creates once, however often the call is repeated', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const call = () =>
      manager.campaigns.create({
        headers: { 'idempotency-key': 'try-until-it-works' },
        body: { template: 'double11', name: 'Once', markets: ['HK'], firstDay: '2026-11-11' },
      })
    const [first, second] = await Promise.all([call(), call()])
    expect(second).toEqual(first)
    expect(await call()).toEqual(first)
    expect((await manager.campaigns.list({})).total).toBe(1)

    // The key is the caller's own: another person's is another call.
    await (await t.as('administrator')).people.update({ id: await t.idOf('qa'), role: 'manager' })
    const other = await t.as('qa')
    const theirs = await other.campaigns.create({
      headers: { 'idempotency-key': 'try-until-it-works' },
      body: { template: 'blank', name: 'Other', markets: ['TW'], firstDay: '2026-11-11' },
    })
    expect(theirs.id).not.toBe(first.id)

    t.pass(25 * hourMs)
    await expect(
      (await t.as('manager')).campaigns.create({
        headers: { 'idempotency-key': 'try-until-it-works' },
        body: { template: 'blank', name: 'Next day', markets: ['HK'], firstDay: '2026-11-11' },
      }),
    ).resolves.toMatchObject({ document: { name: 'Next day' } })
  })

  it('writes every change down, with who, what changed, and nothing else', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const begun = await draft(manager)
    await manager.campaigns.save(on(begun, { document: { ...begun.document, goal: 'Sell more bands' } }))
    const { items } = await manager.audit.list({ object: begun.id })
    expect(items.map(({ action, actor }) => [action, actor?.name])).toEqual([
      ['campaign.save', 'The manager'],
      ['campaign.create', 'The manager'],
    ])
    expect(items[0]).toMatchObject({
      before: { document: { goal: begun.document.goal } },
      after: { document: { goal: 'Sell more bands' } },
    })
    expect(Object.keys((items[0]!.after as { document: object }).document)).toEqual(['goal'])
  })

  it('writes nothing where a call is refused', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const begun = await draft(manager)
    const before = (await manager.audit.list({})).total
    await expectRefusal(manager.campaigns.submit(on(begun, { note: '' })), 'hasErrors')
    await expectRefusal(manager.campaigns.publish(on(begun, { at: null })), 'wrongState')
    expect((await manager.audit.list({})).total).toBe(before)
  })
})
