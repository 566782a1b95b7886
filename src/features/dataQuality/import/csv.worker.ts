import { expose } from 'comlink'
import { readCsv } from '#lib/csvTable.ts'

export type CsvFacts = { fileHash: string; header: string[]; totalRows: number }

let rows: string[][] = []

/** Reads a file away from the page, which stays quick, and hands out its rows in chunks. */
const csv = {
  /** Null where there is no row below the header; the line where its quotes are broken. */
  async open(file: File): Promise<CsvFacts | { brokenAt: number } | null> {
    const bytes = await file.arrayBuffer()
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const fileHash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const table = readCsv(new TextDecoder().decode(bytes))
    if (!table || 'brokenAt' in table) return table
    rows = table.rows
    return { fileHash, header: table.header, totalRows: rows.length }
  },
  rows: (from: number, count: number): string[][] => rows.slice(from, from + count),
}
export type CsvReader = typeof csv

expose(csv)
