import type { SettingStore } from '../ports/settings.ts'
import type { Db } from './tables.ts'

export function settingStore(db: Db): SettingStore {
  return {
    async get(name) {
      return (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value
    },
    async put(name, value) {
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((c) => c.column('name').doUpdateSet({ value }))
        .execute()
    },
    async remove(name) {
      await db.deleteFrom('settings').where('name', '=', name).execute()
    },
  }
}
