import { implement, traverseContractProcedures } from '@orpc/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { contract } from '#contract/contract.ts'
import { roles, type Role } from '#domain/access.ts'
import { requireComplete, type ApiRouter } from '#server/http/api.ts'
import type { CallContext } from '#server/procedures/base.ts'
import { router } from '#server/procedures/router.ts'
import { createCookieJar, createTransport, type Send } from '#mocks/transport.ts'
import { origin, eachStoreEngine, testApp, type TestApp } from '../setup/apps.ts'

/** Who may call what, written out by hand: M(anager), P (approver), A(nalyst), Q(A), D (administrator), * anybody. */
const allowed: Record<string, string> = {
  'session.read': 'MPAQD',
  'session.create': '*',
  'session.remove': 'MPAQD',
  'session.update': 'MPAQD',
  'setup.read': '*',
  'setup.create': '*',
  'people.list': 'D',
  'people.create': 'D',
  'people.update': 'D',
  'keys.list': 'D',
  'keys.create': 'D',
  'keys.revoke': 'D',
  'audit.list': 'MPAQD',
  'catalogue.list': 'MPAQD',
  'catalogue.create': 'MD',
  'catalogue.update': 'MD',
  'campaigns.list': 'MPAQD',
  'campaigns.create': 'M',
  'campaigns.read': 'MPAQD',
  'campaigns.save': 'M',
  'campaigns.revision': 'MPAQD',
  'campaigns.checks': 'MPAQD',
  'campaigns.exposure': 'MPAQD',
  'campaigns.submit': 'M',
  'campaigns.withdraw': 'M',
  'campaigns.approve': 'P',
  'campaigns.sendBack': 'P',
  'campaigns.publish': 'MP',
  'campaigns.unschedule': 'MP',
  'campaigns.pause': 'MP',
  'campaigns.resume': 'MP',
  'campaigns.end': 'MP',
  'campaigns.archive': 'MP',
  'campaigns.restore': 'MP',
  'campaigns.versions': 'MPAQD',
  'campaigns.version': 'MPAQD',
  'campaigns.diff': 'MPAQD',
  'campaigns.rollBack': 'P',
  'campaigns.confirmRollback': 'MP',
  'campaigns.clone': 'M',
  'campaigns.reception': 'MPAQD',
  'analytics.funnel': 'MPAQD',
  'analytics.funnelUsers': 'MPAQD',
  'analytics.series': 'MPAQD',
  'analytics.totals': 'MPAQD',
  'analytics.retention': 'MPAQD',
  'analytics.coupons': 'MPAQD',
  'analytics.shopperRates': 'MPAQD',
  'analytics.partners': 'MPAQD',
  'analytics.partnerUsers': 'MPAQD',
  'analytics.extent': 'MPAQD',
  'imports.list': 'MPAQD',
  'imports.create': 'MA',
  'imports.read': 'MPAQD',
  'imports.rows': 'MA',
  'imports.rejected': 'MPAQD',
  'codes.list': 'MPAQD',
  'codes.create': 'M',
  'codes.next': 'M',
  'codes.issue': 'M',
  'codes.void': 'M',
  'plays.bargainPlan': 'MPAQD',
  'coupons.evaluate': 'MPAQD',
  'partners.calculate': 'MPAQD',
  'partners.programmes': 'MPAQD',
  'partners.statements': 'MPAQD',
  'partners.statement': 'MPAQD',
  'quarantine.list': 'MPAQD',
  'quarantine.replay': 'MA',
  'quarantine.discard': 'MA',
}

const letter: Record<Role, string> = { manager: 'M', approver: 'P', analyst: 'A', qa: 'Q', administrator: 'D' }

type Route = { name: string; method: string; path: string }
const routes: Route[] = []
traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
  const { method = 'POST', path: pattern = '' } = procedure['~orpc'].route
  routes.push({ name: path.join('.'), method, path: `/api${pattern.replaceAll(/\{[^}]+\}/g, '1')}` })
})

/** A body that no procedure takes: what is asked here is whether it gets as far as looking at it. */
async function call(send: Send, { method, path }: Route): Promise<{ status: number; code: unknown }> {
  const body =
    method === 'GET' || method === 'DELETE'
      ? {}
      : { body: '{"nonsense":true}', headers: { 'content-type': 'application/json' } }
  const response = await send(new Request(`${origin}${path}`, { method, ...body }))
  const answer: unknown = await response.json()
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : null
  return { status: response.status, code }
}

it('says of every procedure who may call it', () => {
  expect(routes.map(({ name }) => name).toSorted()).toEqual(Object.keys(allowed).toSorted())
})

describe('the server does not start', () => {
  it('while a procedure is missing', () => {
    const { quarantine: _gone, ...rest } = router
    expect(() => requireComplete(rest as ApiRouter)).toThrow('quarantine.list: is not implemented')
  })

  it('while a procedure goes round the guard', () => {
    const unguarded = implement(contract)
      .$context<CallContext>()
      .keys.list.handler(() => ({ items: [] }))
    const keys = { ...router.keys, list: unguarded }
    expect(() => requireComplete({ ...router, keys } as ApiRouter)).toThrow('keys.list: is not guarded')
  })

  it('while a procedure says not who may call it', () => {
    const meta = contract.audit.list['~orpc'].meta
    const { access } = meta
    delete meta.access
    try {
      expect(() => requireComplete(router)).toThrow('audit.list: names no access')
    } finally {
      if (access) meta.access = access
    }
  })

  it('except when all is in place', () => {
    expect(() => requireComplete(router)).not.toThrow()
  })
})

eachStoreEngine('access', (engine) => {
  let t: TestApp
  beforeEach(async () => {
    t = await testApp(engine)
  })

  it('asks nobody in who has not signed in, but to the door', async () => {
    const stranger = createTransport((request) => t.app.fetch(request), origin, createCookieJar())
    for (const route of routes) {
      const { code } = await call(stranger, route)
      if (allowed[route.name] === '*') expect(code, route.name).not.toBe('notSignedIn')
      else expect(code, route.name).toBe('notSignedIn')
    }
  })

  it.each(roles)('lets the %s do what the role may, and nothing else', async (role) => {
    const send = await t.browserOf(role)
    // Signing out comes last: it ends what the others need.
    const order = routes.toSorted((a, b) => Number(a.name === 'session.remove') - Number(b.name === 'session.remove'))
    for (const route of order) {
      const { status, code } = await call(send, route)
      const may = allowed[route.name] === '*' || allowed[route.name]?.includes(letter[role])
      if (may) expect(code, `${role} ${route.name}`).not.toBe('forbidden')
      else expect({ status, code }, `${role} ${route.name}`).toEqual({ status: 403, code: 'forbidden' })
    }
  })
})
