import { z } from 'zod'
import { plays } from './all.ts'

export type PlayKind = keyof typeof plays
export const playKinds = Object.keys(plays) as PlayKind[]

/** A play of one kind. */
export type PlayOf<K extends PlayKind> = { [Kind in K]: z.infer<(typeof plays)[Kind]['schema']> }[K]

/** Any play a campaign can hold. */
export type Play = PlayOf<PlayKind>

// Each schema is an object told apart by its `kind`; a list made at run time hides that from TypeScript.
const schemas = Object.values(plays).map(({ schema }) => schema) as unknown as [z.ZodObject, ...z.ZodObject[]]
export const playSchema = z.discriminatedUnion('kind', schemas) as unknown as z.ZodType<Play, Play>
