import { expect, it } from 'vitest'
import { dayMs, epochOf, hourMs, minuteMs } from '#domain/time.ts'
import { offerSetup } from '#server/auth/setup.ts'
import { emailOf, origin, password, eachStoreEngine, testApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'

const newcomer = {
  email: 'New.Person@shop.example',
  name: 'Nora',
  role: 'analyst' as const,
  password: 'a long enough one',
}

eachStoreEngine('people', (engine) => {
  it('adds somebody who can then sign in, whatever the case of the address', async () => {
    const t = await testApp(engine)
    const added = await (await t.as('administrator')).people.create({ headers: {}, body: newcomer })
    expect(added).toMatchObject({ name: 'Nora', role: 'analyst', active: true, lastSeenAt: null })
    const signedIn = await t
      .stranger()
      .session.create({ email: 'new.person@SHOP.example', password: newcomer.password })
    expect(signedIn).toMatchObject({ user: { id: added.id, role: 'analyst' }, environment: 'production', now: t.now() })
  })

  it('ends a person’s sessions with their role, their password or their leave', async () => {
    const t = await testApp(engine)
    const administrator = await t.as('administrator')
    const id = await t.idOf('analyst')
    for (const change of [{ role: 'qa' as const }, { password: 'another long one' }, { active: false }]) {
      await administrator.people.update({ id, role: 'analyst', active: true, password })
      const analyst = await t.as('analyst')
      await analyst.session.read()
      await administrator.people.update({ id, ...change })
      await expectRefusal(analyst.session.read(), 'notSignedIn')
    }
    await expectRefusal(t.stranger().session.create({ email: emailOf('analyst'), password }), 'wrongCredentials')
  })

  it('lets nobody give themselves another role', async () => {
    const t = await testApp(engine)
    const administrator = await t.as('administrator')
    await expectRefusal(
      administrator.people.update({ id: await t.idOf('administrator'), role: 'approver' }),
      'forbidden',
    )
  })

  it('keeps no password and no hash of one where anybody can read it', async () => {
    const t = await testApp(engine)
    const administrator = await t.as('administrator')
    const headers = { 'idempotency-key': 'add-nora-once' }
    const { id } = await administrator.people.create({ headers, body: newcomer })
    await administrator.people.update({ id, password: 'yet another long one' })
    const told = JSON.stringify([await administrator.people.list(), await administrator.audit.list({})])
    expect(told).not.toContain(newcomer.password)
    expect(told).not.toContain('yet another long one')
    expect(told).not.toContain('plain:')
    expect(told).toContain('"password":"changed"')
  })

  it('ends a session after half an hour of nothing, and after sixteen hours of anything', async () => {
    const t = await testApp(engine)
    const idle = await t.as('qa')
    t.pass(29 * minuteMs)
    await idle.session.read()
    t.pass(29 * minuteMs)
    const { idleUntil } = await idle.session.read()
    expect(epochOf(idleUntil) - epochOf(t.now())).toBe(30 * minuteMs)
    t.pass(30 * minuteMs)
    await expectRefusal(idle.session.read(), 'notSignedIn')

    const busy = await t.as('qa')
    for (let worked = 0; worked < 16 * hourMs - 20 * minuteMs; worked += 20 * minuteMs) {
      t.pass(20 * minuteMs)
      await busy.session.read()
    }
    t.pass(20 * minuteMs)
    await expectRefusal(busy.session.read(), 'notSignedIn')
  })

  it('answers HEAD as GET without its body, and compresses for who can read it', async () => {
    const t = await testApp(engine)
    const send = await t.browserOf('administrator')
    const head = await send(new Request(`${origin}/api/people`, { method: 'HEAD' }))
    expect([head.status, await head.text()]).toEqual([200, ''])
    const { items } = await (await t.as('administrator')).people.list()
    for (let n = 0; n < 12; n++)
      await (
        await t.as('administrator')
      ).people.create({ headers: {}, body: { ...newcomer, email: `p${n}@shop.example` } })
    const zipped = await send(new Request(`${origin}/api/people`, { headers: { 'accept-encoding': 'gzip' } }))
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    const text = await new Response(zipped.body!.pipeThrough(new DecompressionStream('gzip'))).text()
    expect(JSON.parse(text).items).toHaveLength(items.length + 12)
  })

  it('signs out for good', async () => {
    const t = await testApp(engine)
    const send = await t.browserOf('qa')
    const out = await send(new Request(`${origin}/api/session`, { method: 'DELETE' }))
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await send(new Request(`${origin}/api/session`))).status).toBe(401)
  })

  it('gives a cookie that pages cannot read, bound to host and HTTPS where there is HTTPS', async () => {
    const t = await testApp(engine)
    const signIn = (url: string) =>
      t.app.fetch(
        new Request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: emailOf('qa'), password }),
        }),
      )
    const plain = (await signIn(`${origin}/api/session`)).headers.get('set-cookie')
    expect(plain).toMatch(/^haggle=[\w-]{43}; Path=\/; Max-Age=57600; HttpOnly; SameSite=Strict$/)
    const secure = (await signIn('https://console.shop.example/api/session')).headers.get('set-cookie')
    expect(secure).toMatch(/^__Host-haggle=[\w-]{43}; Path=\/; Max-Age=57600; HttpOnly; SameSite=Strict; Secure$/)
  })

  it('keeps tokens as hashes only', async () => {
    const t = await testApp(engine)
    const send = await t.browserOf('qa')
    let cookie = ''
    await t.app
      .fetch(
        new Request(`${origin}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: emailOf('qa'), password }),
        }),
      )
      .then((response) => (cookie = response.headers.get('set-cookie') ?? ''))
    const token = /haggle=([\w-]+)/.exec(cookie)?.[1] ?? ''
    expect(await t.parts.stores.read((s) => s.sessions.byToken(token))).toBeUndefined()
    expect(await t.parts.stores.read((s) => s.sessions.byToken(t.parts.hash(token)))).toMatchObject({ kind: 'person' })
    expect((await send(new Request(`${origin}/api/session`))).status).toBe(200)
  })

  it('changes one’s own name, language and password, and ends one’s other sessions', async () => {
    const t = await testApp(engine)
    const here = await t.as('manager')
    const elsewhere = await t.as('manager')
    expect(await here.session.update({ language: 'zh-HK', name: 'Mandy' })).toMatchObject({
      user: { language: 'zh-HK', name: 'Mandy' },
    })
    const wrong = await expectRefusal(
      here.session.update({ password: { current: 'not this one', next: 'the next long one' } }),
      'invalid',
    )
    expect(wrong.errors).toEqual([{ pointer: '/password/current', code: 'wrongPassword' }])
    await here.session.update({ password: { current: password, next: 'the next long one' } })
    await here.session.read()
    await expectRefusal(elsewhere.session.read(), 'notSignedIn')
  })

  it('makes whoever guesses wait longer and longer, and forgets it after a right password', async () => {
    const t = await testApp(engine)
    const guess = () => t.stranger().session.create({ email: emailOf('qa'), password: 'a guess at it' })
    for (let n = 0; n < 4; n++) await expectRefusal(guess(), 'wrongCredentials')
    await t.as('qa')
    for (let n = 0; n < 5; n++) await expectRefusal(guess(), 'wrongCredentials')
    const waits: number[] = []
    for (let n = 0; n < 4; n++) {
      const { retryAfterSeconds } = await expectRefusal(guess(), 'tooManyAttempts')
      waits.push(retryAfterSeconds ?? 0)
      t.pass((retryAfterSeconds ?? 0) * 1000)
      await expectRefusal(guess(), 'wrongCredentials')
    }
    expect(waits).toEqual([1, 2, 4, 8])
    // The right password has to wait as well, and gets in after it.
    await expectRefusal(t.as('qa'), 'tooManyAttempts')
    t.pass(dayMs)
    await (await t.as('qa')).session.read()
  })

  it('lets nobody through by asking many times at once', async () => {
    const t = await testApp(engine)
    const guesses = Array.from({ length: 12 }, () =>
      t
        .stranger()
        .session.create({ email: emailOf('qa'), password: 'a guess at it' })
        .catch((error: { code: string }) => error.code),
    )
    const codes = await Promise.all(guesses)
    expect(codes.filter((code) => code === 'wrongCredentials')).toHaveLength(5)
    expect(codes.filter((code) => code === 'tooManyAttempts')).toHaveLength(7)
  })

  it('logs calls without naming anybody, and without the set-up token', async () => {
    const lines: string[] = []
    const t = await testApp(engine, ({ log }) => ({
      log: { ...log, info: (message, facts) => void lines.push(JSON.stringify([message, facts])) },
    }))
    await t.as('qa')
    await expectRefusal(t.stranger().setup.read({ token: 'a-secret-token' }), 'gone')
    await (await t.as('manager')).campaigns.list({ q: 'Mandy Lau' })
    expect(lines.join('\n')).toContain('"path":"/api/setup/…","status":410')
    for (const secret of ['a-secret-token', 'Mandy', '@', password]) expect(lines.join('\n')).not.toContain(secret)
  })

  it('offers a set-up address only while there is nobody', async () => {
    const t = await testApp(engine)
    const { stores, random, hash } = t.parts
    expect(await offerSetup(stores, epochOf(t.now()), random, hash)).toBeNull()
  })

  it('shows a key once, and the same again where the call is repeated', async () => {
    const t = await testApp(engine)
    const administrator = await t.as('administrator')
    const call = () =>
      administrator.keys.create({
        headers: { 'idempotency-key': 'key-for-the-shop' },
        body: { name: 'Shop', scope: 'delivery' },
      })
    const made = await call()
    expect(made.secret).toMatch(/^hgd_/)
    expect(await call()).toEqual(made)
    const { items } = await administrator.keys.list()
    expect(items).toMatchObject([
      { id: made.id, name: 'Shop', hint: `${made.secret.slice(0, 8)}…`, createdBy: { name: 'The administrator' } },
    ])
    expect(JSON.stringify([items, await administrator.audit.list({})])).not.toContain(made.secret)

    const ask = () =>
      t.app.fetch(new Request(`${origin}/delivery/HK`, { headers: { authorization: `Bearer ${made.secret}` } }))
    expect((await ask()).status).toBe(200)
    expect(await administrator.keys.revoke({ id: made.id })).toMatchObject({ revokedAt: t.now(), lastUsedAt: t.now() })
    expect((await ask()).status).toBe(401)
  })
})
