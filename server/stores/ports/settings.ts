/** Small things kept by name, as text: what `npm start` must remember between runs. */
export type SettingStore = {
  get(name: string): Promise<string | undefined>
  put(name: string, value: string): Promise<void>
  remove(name: string): Promise<void>
}
