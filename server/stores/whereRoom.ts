import { StorageFull } from './ports/errors.ts'

/**
 * A note that may be left out: who was seen last, which key was used. A full disk must not keep people from reading or
 * storefronts from their snapshot.
 */
export async function whereRoom(note: Promise<unknown>): Promise<void> {
  try {
    await note
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error
  }
}
