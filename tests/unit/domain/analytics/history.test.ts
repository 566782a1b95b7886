import { describe, expect, it } from 'vitest'
import { peopleOf, segmentOf } from '#domain/analytics/history.ts'
import { at, event, november, only } from './events.ts'

const subjects = (events: Parameters<typeof peopleOf>[0]) =>
  peopleOf(events).map(({ subject, moments }) => [subject, moments.length])

describe('whom an event belongs to', () => {
  it('is the user, and before registering the visitor who became that user', () => {
    const events = [
      event({ userKey: undefined, visitorKey: 'v', at: at(1) }),
      event({ userKey: 'u', visitorKey: 'v', type: 'register', at: at(2) }),
      event({ userKey: undefined, visitorKey: 'v', at: at(3) }),
      event({ userKey: undefined, visitorKey: 'other', at: at(3) }),
    ]
    expect(subjects(events)).toEqual([
      ['u:u', 3],
      ['v:other', 1],
    ])
  })

  it('is the first user who registered on a shared device', () => {
    const events = [
      event({ userKey: 'late', visitorKey: 'v', type: 'register', at: at(3) }),
      event({ userKey: 'early', visitorKey: 'v', type: 'register', at: at(2) }),
      event({ userKey: undefined, visitorKey: 'v', at: at(1) }),
    ]
    expect(subjects(events)).toEqual([
      ['u:early', 2],
      ['u:late', 1],
    ])
  })

  it('keeps a user and a visitor of the same key apart', () => {
    expect(subjects([event({ userKey: 'x' }), event({ userKey: undefined, visitorKey: 'x' })])).toEqual([
      ['u:x', 1],
      ['v:x', 1],
    ])
  })

  it('counts an id once, and a test not at all, not even as a link', () => {
    const once = event({ userKey: undefined, visitorKey: 'v' })
    const test = event({ type: 'register', visitorKey: 'v', isTest: true })
    expect(subjects([once, once, test])).toEqual([['v:v', 1]])
  })
})

describe('a person’s segment', () => {
  const end = november(30)
  const inCampaign = { campaignId: 'c' }
  const segment = (...events: Parameters<typeof only>[0]) => segmentOf(only(events), 'c', end)

  it('is new when a friend brought somebody the shop had never seen', () => {
    expect(segment(event({ ...inCampaign, inviterKey: 'friend' }))).toBe('sharedToNew')
    expect(segment(event({ ...inCampaign, source: 'friend' }))).toBe('sharedToNew')
  })

  it('is returning when the shop had seen them before, or the storefront knows them', () => {
    const invited = event({ ...inCampaign, inviterKey: 'friend', at: at(11) })
    expect(segment(event({ at: at(1) }), invited)).toBe('sharedToReturning')
    expect(segment(event({ ...inCampaign, inviterKey: 'friend', isNewUser: false }))).toBe('sharedToReturning')
  })

  it('is fixed at the first contact with the campaign', () => {
    const came = event({ ...inCampaign, at: at(10) })
    expect(segment(came, event({ ...inCampaign, inviterKey: 'friend', at: at(11) }))).toBe('nonSharer')
    const brought = event({ ...inCampaign, inviterKey: 'friend', at: at(9) })
    expect(segment(brought, event({ ...inCampaign, type: 'share', at: at(11) }))).toBe('sharedToNew')
  })

  it('is sharer for those who came by themselves and share or open a play', () => {
    for (const type of ['share', 'group_open', 'bargain_open'] as const) {
      expect(segment(event(inCampaign), event({ ...inCampaign, type, at: at(12) }))).toBe('sharer')
    }
    expect(segment(event(inCampaign), event({ type: 'share', at: at(12) }))).toBe('nonSharer')
  })

  it('does not take one’s own link for a friend’s', () => {
    expect(segment(event({ ...inCampaign, userKey: 'me', inviterKey: 'me' }))).toBe('nonSharer')
  })

  it('is none without contact, and sees nothing after the end', () => {
    expect(segment(event())).toBeUndefined()
    expect(segmentOf(only([event({ ...inCampaign, at: at(10) })]), 'c', november(10))).toBeUndefined()
    const later = only([event({ ...inCampaign, at: at(10) }), event({ ...inCampaign, type: 'share', at: at(12) })])
    expect(segmentOf(later, 'c', november(12))).toBe('nonSharer')
    expect(segmentOf(later, 'c', november(12) + 1)).toBe('sharer')
  })
})
