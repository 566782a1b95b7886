import type { SettingStore } from '../ports/settings.ts'
import { Table } from './table.ts'
import type { Journal } from './table.ts'

export function settingStore(journal: Journal): SettingStore {
  const settings = new Table<{ name: string; value: string }>(journal, (row) => row.name)
  return {
    get: async (name) => settings.get(name)?.value,
    put: async (name, value) => settings.put({ name, value }),
    async remove(name) {
      settings.removeKey(name)
    },
  }
}
