import { faultInJson } from '../http/strictJson.ts'
import { fail } from '../http/problem.ts'

/** Most events in one call. */
export const maxEventsPerCall = 1_000

/**
 * The texts of the events in a body, each as it was sent, so that one bad event does not take the others with it.
 *
 * @throws ProblemError where the body as a whole cannot be read (`malformedJson`, `duplicateKey` …), is not
 *   `{"events": [...]}` (`invalid`), or holds too many (`tooLarge`).
 */
export function eventTexts(body: string, format: 'json' | 'ndjson'): string[] {
  const texts = format === 'ndjson' ? lines(body) : itemsOf(body)
  if (texts.length > maxEventsPerCall) fail('tooLarge', { data: { maxEvents: maxEventsPerCall } })
  return texts
}

const lines = (body: string): string[] => body.split('\n').filter((line) => line.trim() !== '')

function itemsOf(body: string): string[] {
  const value = parsed(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('', 'wrongType')
  const unknown = Object.keys(value).find((key) => key !== 'events')
  if (unknown !== undefined) return refuse(`/${unknown.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'unknownField')
  if (!('events' in value)) return refuse('/events', 'required')
  if (!Array.isArray(value.events)) return refuse('/events', 'wrongType')

  // The body is JSON and has no key but `events`; named twice, it shows once the events are taken out.
  const open = firstArray.exec(body)?.[0].length
  if (open === undefined) return fail('duplicateKey', { errors: [{ pointer: '/events', code: 'duplicateKey' }] })
  const { items, rest } = splitArray(body, open - 1)
  const fault = faultInJson(rest)
  if (fault) fail(fault.code, { errors: [{ pointer: fault.pointer, code: fault.code }] })
  return items
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return fail('malformedJson', { errors: [{ pointer: '', code: 'malformedJson' }] })
  }
}

function refuse(pointer: string, code: string): never {
  return fail('invalid', { errors: [{ pointer, code }] })
}

/** Up to the array of the first key. Where that holds something else, the key is named again further on. */
const firstArray = /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\[/

/** Cuts an array of a JSON text into the texts of its items; `rest` is the text with that array emptied. */
function splitArray(body: string, open: number): { items: string[]; rest: string } {
  const items: string[] = []
  let depth = 0
  let from = open + 1
  for (let at = open; at < body.length; at++) {
    const char = body[at]
    if (char === '"') at = endOfString(body, at)
    else if (char === '[' || char === '{') depth += 1
    else if (char === ']' || char === '}') depth -= 1
    const ends = depth === 0 || (depth === 1 && char === ',')
    if (!ends) continue
    const item = body.slice(from, at).trim()
    if (item !== '') items.push(item)
    from = at + 1
    if (depth === 0) return { items, rest: body.slice(0, open + 1) + body.slice(at) }
  }
  return { items, rest: body }
}

function endOfString(body: string, from: number): number {
  for (let at = from + 1; at < body.length; at++) {
    if (body[at] === '\\') at += 1
    else if (body[at] === '"') return at
  }
  return body.length
}
