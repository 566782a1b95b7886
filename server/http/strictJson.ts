import type { ErrorCode } from '#contract/errors.ts'
import { pointerTo } from '#domain/finding.ts'

/** What is wrong with a text that should be JSON, and where. */
export type JsonFault = {
  code: Extract<
    ErrorCode,
    'malformedJson' | 'duplicateKey' | 'forbiddenKey' | 'loneSurrogate' | 'nullCharacter' | 'unsafeInteger'
  >
  pointer: string
}

/** Deeper than any document of ours; keeps a hostile body from exhausting the stack. */
const maxDepth = 100

/**
 * Reads JSON as `JSON.parse` does, and refuses what it silently accepts: a key named twice, `__proto__`, half a
 * surrogate pair, U+0000, and integers that a double cannot hold.
 *
 * @returns the first fault, or null for a text that `JSON.parse` may be given.
 */
export function faultInJson(text: string): JsonFault | null {
  try {
    new Scanner(text).document()
    return null
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: thrown.code, pointer: thrown.pointer }
    throw thrown
  }
}

class Fault extends Error {
  readonly code: JsonFault['code']
  readonly pointer: string
  constructor(code: JsonFault['code'], path: readonly (string | number)[]) {
    super(code)
    this.code = code
    this.pointer = pointerTo(...path)
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** All but the end of a text, the beginning of an escape, and control characters, which JSON has only escaped. */
const plainCharacters = /[ !#-[\]-\uffff]*/y
const quote = 0x22
const backslash = 0x5c

class Scanner {
  readonly #text: string
  readonly #path: (string | number)[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): void {
    this.#space()
    this.#value()
    this.#space()
    if (this.#at < this.#text.length) this.#fault('malformedJson')
  }

  #value(): void {
    if (this.#path.length > maxDepth) this.#fault('malformedJson')
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object()
      case '[':
        return this.#array()
      case '"':
        return void this.#string()
      case 't':
        return this.#word('true')
      case 'f':
        return this.#word('false')
      case 'n':
        return this.#word('null')
      default:
        return this.#number()
    }
  }

  #object(): void {
    const seen = new Set<string>()
    this.#at++
    this.#space()
    if (this.#take('}')) return
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fault('malformedJson')
      const key = this.#string()
      this.#path.push(key)
      if (key === '__proto__') this.#fault('forbiddenKey')
      if (seen.has(key)) this.#fault('duplicateKey')
      seen.add(key)
      this.#space()
      if (!this.#take(':')) this.#fault('malformedJson')
      this.#space()
      this.#value()
      this.#path.pop()
      this.#space()
      if (this.#take('}')) return
      if (!this.#take(',')) this.#fault('malformedJson')
      this.#space()
    }
  }

  #array(): void {
    this.#at++
    this.#space()
    if (this.#take(']')) return
    for (let index = 0; ; index++) {
      this.#path.push(index)
      this.#value()
      this.#path.pop()
      this.#space()
      if (this.#take(']')) return
      if (!this.#take(',')) this.#fault('malformedJson')
      this.#space()
    }
  }

  #string(): string {
    const from = ++this.#at
    let escaped = false
    for (;;) {
      plainCharacters.lastIndex = this.#at
      plainCharacters.test(this.#text)
      this.#at = plainCharacters.lastIndex
      const code = this.#text.charCodeAt(this.#at)
      if (code === quote) break
      if (code !== backslash) this.#fault('malformedJson')
      escaped = true
      this.#at += 2
    }
    const raw = this.#text.slice(from, this.#at++)
    const value = escaped ? this.#unescaped(raw) : raw
    if (!value.isWellFormed()) this.#fault('loneSurrogate')
    if (escaped && value.includes('\0')) this.#fault('nullCharacter')
    return value
  }

  #unescaped(raw: string): string {
    try {
      return JSON.parse(`"${raw}"`) as string
    } catch {
      return this.#fault('malformedJson')
    }
  }

  #number(): void {
    numberPattern.lastIndex = this.#at
    const match = numberPattern.exec(this.#text)
    if (!match) this.#fault('malformedJson')
    const literal = match[0]
    const value = Number(literal)
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
      this.#fault('unsafeInteger')
    this.#at += literal.length
  }

  #word(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) this.#fault('malformedJson')
    this.#at += word.length
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#at++
    }
  }

  #fault(code: JsonFault['code']): never {
    throw new Fault(code, this.#path)
  }
}
