import type { z } from 'zod'
import { pointerTo } from '#domain/finding.ts'
import type { FieldError } from './errors.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/**
 * What zod found wrong, as the contract says it: a JSON pointer and a code for each field.
 *
 * Codes: `required`, `wrongType`, `notInteger`, `tooSmall`, `tooBig`, `unknownField`, `localTime` (a time without its
 * zone), `badFormat`, `notAllowed`, `invalid`, and those that schemas name themselves in `params.code`.
 *
 * @param value what was checked: a field that is not there is told from one of a wrong type
 * @param pointerOf where a path of the checked value is in the request; as it is, unless told
 */
export function fieldErrorsOf(
  issues: readonly Issue[],
  value: unknown,
  pointerOf: (path: Path) => string = (path) => pointerTo(...path.map(String)),
): FieldError[] {
  return issues.flatMap((issue) => fieldErrors(issue, value, pointerOf))
}

function fieldErrors(issue: Issue, value: unknown, pointerOf: (path: Path) => string): FieldError[] {
  const pointer = pointerOf(issue.path)
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(value, issue.path) === undefined) return [{ pointer, code: 'required' }]
      return [
        { pointer, code: wantsInteger(issue, value) ? 'notInteger' : 'wrongType', data: { expected: issue.expected } },
      ]
    case 'too_small':
      return [{ pointer, code: 'tooSmall', data: { minimum: Number(issue.minimum) } }]
    case 'too_big':
      return [{ pointer, code: 'tooBig', data: { maximum: Number(issue.maximum) } }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknownField' }))
    case 'invalid_format':
      return [
        {
          pointer,
          code: isLocalTime(valueAt(value, issue.path)) ? 'localTime' : 'badFormat',
          data: { format: issue.format },
        },
      ]
    case 'invalid_value':
      if (valueAt(value, issue.path) === undefined) return [{ pointer, code: 'required' }]
      return [{ pointer, code: 'notAllowed', data: { values: issue.values.map(String) } }]
    case 'custom': {
      const code: unknown = issue.params?.['code']
      return [{ pointer, code: typeof code === 'string' ? code : 'invalid' }]
    }
    case 'invalid_key':
      return [{ pointer, code: 'unknownField' }]
    default:
      return [{ pointer, code: 'invalid' }]
  }
}

const wantsInteger = (issue: z.core.$ZodIssueInvalidType, value: unknown): boolean =>
  String(issue.expected) === 'int' && typeof valueAt(value, issue.path) === 'number'

const isLocalTime = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(value)

function valueAt(value: unknown, path: Path): unknown {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<PropertyKey, unknown>)[part]
  }
  return at
}
