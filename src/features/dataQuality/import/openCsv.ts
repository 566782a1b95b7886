import { wrap } from 'comlink'
import type { CsvFacts, CsvReader } from './csv.worker.ts'

export type OpenCsv = CsvFacts & {
  fileName: string
  /** The first rows, to show what the columns hold. */
  sample: string[][]
  rows(from: number, count: number): Promise<string[][]>
  close(): void
}

const sampleRows = 200

/**
 * Opens a file in a worker of its own. Null where it has no rows; the line where its quotes are broken. `close` it when
 * it is not needed any more.
 */
export async function openCsv(file: File): Promise<OpenCsv | { brokenAt: number } | null> {
  const worker = new Worker(new URL('./csv.worker.ts', import.meta.url), { type: 'module' })
  const reader = wrap<CsvReader>(worker)
  const close = () => worker.terminate()
  try {
    const facts = await reader.open(file)
    if (!facts || 'brokenAt' in facts) {
      close()
      return facts
    }
    const rows = (from: number, count: number) => reader.rows(from, count)
    return { ...facts, fileName: file.name, sample: await rows(0, sampleRows), rows, close }
  } catch (error) {
    close()
    throw error
  }
}
