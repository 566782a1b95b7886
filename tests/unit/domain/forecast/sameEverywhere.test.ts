import { expect, it } from 'vitest'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { digestOf, digests, forecastDocument, forecastOptions, forecastScript } from '../../../setup/forecastDigest.ts'

it('in Node a forecast is, figure for figure, the one that a browser works out', () => {
  expect(digestOf(forecastAtOnce(forecastDocument, forecastOptions))).toBe(digests.forecast)
})

it('in Node shoppers do, to the last id, what they do in a browser', () => {
  expect(digestOf([...shopperEvents(forecastScript)])).toBe(digests.shoppers)
})
