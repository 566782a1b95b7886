import { describe, expect, it } from 'vitest'
import { bindingAfter, isBound, sellerOf, type People } from '#domain/partners/binding.ts'
import type { Partner } from '#domain/partners/input.ts'
import type { Binding } from '#domain/partners/ledger.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { noon, partner, touch } from '../support/partnerBuilders.ts'

const firstTouch: PartnerProgramme['binding'] = { rule: 'firstTouch', days: 10, binds: 'newUsers' }
const lastTouch: PartnerProgramme['binding'] = { ...firstTouch, rule: 'lastTouch' }

function people(bindings: Binding[] = [], partners: Partner[] = [partner('ann'), partner('zed')]): People {
  return {
    partners: new Map(partners.map((one) => [one.id, one])),
    partnerOfUser: new Map(partners.map((one) => [one.user, one])),
    bindings: new Map(bindings.map((one) => [one.user, one])),
  }
}

const toAnn: Binding = {
  user: 'bo',
  partner: 'ann',
  since: noon('11-01'),
  until: noon('11-11'),
  lastTouch: noon('11-01'),
}

describe('a shopper who comes through a link', () => {
  it('is bound to its partner for the days of the rule', () => {
    expect(bindingAfter(touch('bo', 'ann', '11-01'), people(), firstTouch)).toEqual(toAnn)
    const forLife = { ...firstTouch, days: null }
    expect(bindingAfter(touch('bo', 'ann', '11-01'), people(), forLife)).toEqual({ ...toAnn, until: null })
  })

  it('is not bound where they are not new, unless anybody may be', () => {
    const again = touch('bo', 'ann', '11-01', { isNew: false })
    expect(bindingAfter(again, people(), firstTouch)).toEqual({ refused: 'notNew' })
    expect(bindingAfter(again, people(), { ...firstTouch, binds: 'anyone' })).toEqual(toAnn)
  })

  it('stays with the first partner while bound: another visit counts for attribution and moves no end', () => {
    const visit = touch('bo', 'ann', '11-05', { isNew: false })
    expect(bindingAfter(visit, people([toAnn]), firstTouch)).toEqual({ ...toAnn, lastTouch: noon('11-05') })
    expect(bindingAfter(touch('bo', 'zed', '11-05'), people([toAnn]), firstTouch)).toEqual({ refused: 'alreadyBound' })
  })

  it('goes to the last partner where the last one counts, new or not, and the days begin anew', () => {
    const visit = touch('bo', 'zed', '11-05', { isNew: false })
    expect(bindingAfter(visit, people([toAnn]), lastTouch)).toEqual({
      user: 'bo',
      partner: 'zed',
      since: noon('11-05'),
      until: noon('11-15'),
      lastTouch: noon('11-05'),
    })
    const same = touch('bo', 'ann', '11-05', { isNew: false })
    expect(bindingAfter(same, people([toAnn]), lastTouch)).toEqual({
      ...toAnn,
      until: noon('11-15'),
      lastTouch: noon('11-05'),
    })
  })

  it('is free again at the end of the binding, that moment included', () => {
    expect(isBound(toAnn, '2026-11-11T03:59:59.999Z')).toBe(true)
    expect(isBound(toAnn, noon('11-11'))).toBe(false)
    expect(bindingAfter(touch('bo', 'zed', '11-11'), people([toAnn]), firstTouch)).toMatchObject({ partner: 'zed' })
    expect(bindingAfter(touch('bo', 'ann', '11-11'), people([toAnn]), lastTouch)).toMatchObject({
      since: noon('11-11'),
    })
    const notNew = touch('bo', 'zed', '11-11', { isNew: false })
    expect(bindingAfter(notNew, people([toAnn]), lastTouch)).toEqual({ refused: 'notNew' })
  })

  it('is never bound to themselves, nor to somebody who is no partner yet', () => {
    expect(bindingAfter(touch('ann-shops', 'ann', '11-01'), people(), firstTouch)).toEqual({ refused: 'self' })
    const later = partner('ann', { joinedAt: '2026-11-01T04:00:00.001Z' })
    expect(bindingAfter(touch('bo', 'ann', '11-01'), people([], [later]), firstTouch)).toEqual({
      refused: 'notYetPartner',
    })
    const now = partner('ann', { joinedAt: noon('11-01') })
    expect(bindingAfter(touch('bo', 'ann', '11-01'), people([], [now]), firstTouch)).toEqual(toAnn)
    expect(bindingAfter(touch('bo', 'nobody', '11-01'), people(), firstTouch)).toEqual({ refused: 'notYetPartner' })
  })
})

describe('a circle', () => {
  const bound = (user: string, to: string, until: string | null = null): Binding => ({
    ...toAnn,
    user,
    partner: to,
    until,
  })

  it('is never closed by bindings, over however many partners', () => {
    const three = [partner('ann'), partner('ben'), partner('cat')]
    const known = people([bound('ann-shops', 'ben'), bound('ben-shops', 'cat')], three)
    expect(bindingAfter(touch('cat-shops', 'ann', '11-01'), known, firstTouch)).toEqual({ refused: 'circle' })
    expect(bindingAfter(touch('cat-shops', 'ben', '11-01'), known, firstTouch)).toEqual({ refused: 'circle' })
    const ended = people([bound('ann-shops', 'ben', noon('11-01')), bound('ben-shops', 'cat')], three)
    expect(bindingAfter(touch('cat-shops', 'ann', '11-01'), ended, firstTouch)).toMatchObject({ partner: 'ann' })
  })

  it('is never closed by who invited whom', () => {
    const invited = [partner('ann', { invitedBy: 'ben' }), partner('ben', { invitedBy: 'cat' }), partner('cat')]
    expect(bindingAfter(touch('cat-shops', 'ann', '11-01'), people([], invited), lastTouch)).toEqual({
      refused: 'circle',
    })
    expect(bindingAfter(touch('ann-shops', 'cat', '11-01'), people([], invited), lastTouch)).toMatchObject({
      partner: 'cat',
    })
  })
})

describe('an order counts for the partner', () => {
  it('within the days after the last visit, the last moment excluded, and never after the binding', () => {
    expect(sellerOf(toAnn, '2026-11-04T03:59:59.999Z', 3)).toBe('ann')
    expect(sellerOf(toAnn, noon('11-04'), 3)).toBeNull()
    expect(sellerOf(toAnn, noon('11-10'), null)).toBe('ann')
    expect(sellerOf(toAnn, noon('11-11'), null)).toBeNull()
    expect(sellerOf(toAnn, noon('11-11'), 30)).toBeNull()
  })
})
