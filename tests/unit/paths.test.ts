import { expect, it } from 'vitest'
import { paths } from '#paths'

it('fills and escapes what is in the path', () =>
  expect(paths.campaignPlay({ campaignId: 'c/1', playId: 'p 2' })).toBe('/campaigns/c%2F1/plays/p%202'))

it('leaves out what is not searched for', () =>
  expect(paths.campaigns({ q: 'double 11', status: undefined, market: '' })).toBe('/campaigns?q=double+11'))

it('takes search after parameters', () =>
  expect(paths.campaignVersions({ campaignId: 'c1' }, { from: 3, to: 4 })).toBe('/campaigns/c1/versions?from=3&to=4'))

it('gives the router its pattern', () => expect(paths.analyticsFunnel.pattern).toBe('/analytics/:campaignId/funnel'))
