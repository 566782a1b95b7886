import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { faultInJson } from '#server/http/strictJson.ts'

describe('strict JSON', () => {
  test.prop([fc.json({ noUnicodeString: false })])(
    'takes what JSON.parse takes, where nothing is wrong with it',
    (text) => {
      const fault = faultInJson(text)
      // Random JSON may well name a key twice or __proto__; what it never is, is malformed.
      expect(fault === null || fault.code !== 'malformedJson').toBe(true)
    },
  )

  test.prop([fc.string({ unit: 'binary', maxLength: 40 })])('refuses whatever JSON.parse refuses', (text) => {
    let parses = true
    try {
      JSON.parse(text)
    } catch {
      parses = false
    }
    if (!parses) expect(faultInJson(text)).not.toBeNull()
    else expect(faultInJson(text)?.code).not.toBe('malformedJson')
  })

  test.prop([fc.jsonValue(), fc.nat(), fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '0', 'x', ' ')])(
    'agrees with JSON.parse on text with one character too many',
    (value, place, character) => {
      const text = JSON.stringify(value)
      const at = place % (text.length + 1)
      const changed = text.slice(0, at) + character + text.slice(at)
      let parses = true
      try {
        JSON.parse(changed)
      } catch {
        parses = false
      }
      // Where it does not parse, something else may be wrong even earlier.
      if (parses) expect(faultInJson(changed)?.code).not.toBe('malformedJson')
      else expect(faultInJson(changed)).not.toBeNull()
    },
  )

  it.each([
    ['{"a":1,"a":2}', 'duplicateKey', '/a'],
    ['{"a":[{"b":1,"\\u0062":2}]}', 'duplicateKey', '/a/0/b'],
    ['{"a":{"__proto__":null}}', 'forbiddenKey', '/a/__proto__'],
    ['{"\\u005f_proto__":1}', 'forbiddenKey', '/__proto__'],
    ['["ok","\\ud800"]', 'loneSurrogate', '/1'],
    ['{"\\udc00":1}', 'loneSurrogate', ''],
    ['["a\\u0000b"]', 'nullCharacter', '/0'],
    ['[9007199254740992]', 'unsafeInteger', '/0'],
    ['{"n":-9007199254740993}', 'unsafeInteger', '/n'],
    ['[1e400]', 'unsafeInteger', '/0'],
    ['[9007199254740993.0]', 'unsafeInteger', '/0'],
    ['{"a/b~c":[1,]}', 'malformedJson', '/a~1b~0c/1'],
    ['[01]', 'malformedJson', ''],
    ['{"a":1}}', 'malformedJson', ''],
    ['', 'malformedJson', ''],
    ['\uFEFF{}', 'malformedJson', ''],
  ])('refuses %s as %s at "%s"', (text, code, pointer) => {
    const fault = faultInJson(text)
    expect(fault?.code).toBe(code)
    if (code !== 'malformedJson') expect(fault?.pointer).toBe(pointer)
  })

  it.each(['[9007199254740991]', '[0.1]', '[-0]', '["\\ud83d\\ude00"]', '{"a":{"a":1},"b":{"a":1}}', ' {"x" : null} '])(
    'takes %s',
    (text) => {
      expect(faultInJson(text)).toBeNull()
    },
  )

  it('ends quickly on a body that only nests', () => {
    expect(faultInJson('['.repeat(1_000_000))).toMatchObject({ code: 'malformedJson' })
  })
})
