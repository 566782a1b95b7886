import { chromium } from './chromium.ts'

/** Says plainly why the browser tests cannot run, before any of them is tried. */
export async function setup(): Promise<void> {
  await chromium()
}
