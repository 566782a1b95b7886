import { z } from 'zod'
import { roles } from './access.ts'
import { languages, markets, mostPerUnit, salesChannels } from './market.ts'
import { currencies } from './money.ts'
import { monthPattern } from './months.ts'
import { instantOf } from './time.ts'

/**
 * The zod shapes of the vocabulary. They stand apart from the facts, so that a page which formats an amount or lists the
 * markets does not carry the whole validator into its first load.
 */
export const marketSchema = z.enum(markets)
export const languageSchema = z.enum(languages)
/** What something is called, by language. */
export const namesSchema = z.partialRecord(languageSchema, z.string().min(1).max(120))
export const salesChannelSchema = z.enum(salesChannels)
export const currencySchema = z.enum(currencies)
export const roleSchema = z.enum(roles)

export const basisPointsSchema = z.int().min(0).max(10_000)

/** One amount per market, each in that market's own currency. A market the campaign does not run in has no entry. */
export const perMarketSchema = z.partialRecord(marketSchema, z.int().min(0).max(mostPerUnit))

/**
 * Accepts any ISO 8601 time that names its zone and normalises it to UTC with milliseconds.
 * A local time without zone is refused: in three markets it means three moments.
 */
export const instantSchema = z.iso.datetime({ offset: true }).transform((text) => instantOf(Date.parse(text)))

/** A moment as it is stored in a document: already UTC, so that equal moments are equal text. */
export const utcInstantSchema = z.iso.datetime({ precision: 3 })

export const monthSchema = z.string().regex(monthPattern)
