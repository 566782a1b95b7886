import { describe, expect, it } from 'vitest'
import { readCsv } from '#lib/csvTable.ts'

describe('a CSV text', () => {
  it('is header and rows, without empty lines', () => {
    expect(readCsv('\uFEFFa,b\r\n1,"x ""y""\nz"\r\n\r\n2,\r\n')).toEqual({
      header: ['a', 'b'],
      rows: [
        ['1', 'x "y"\nz'],
        ['2', ''],
      ],
    })
    expect(readCsv('a,b\n')).toBeNull()
    expect(readCsv('')).toBeNull()
  })

  it.each([
    ['a,b\n1,"x\n2,y\n3,z\n', 2],
    ['\uFEFFa,b\n1,x\n\n"2,y\n3,z\n', 4],
    ['a,b\r\n1,x\r\n2,"y"z\r\n3,w\r\n', 3],
  ])('with broken quotes is refused: %j at line %i', (text, brokenAt) => {
    expect(readCsv(text)).toEqual({ brokenAt })
  })
})
