/** The next free id of a list: `bargain`, `bargain-2` … Short, so that people can say it. */
export function newId(stem: string, list: readonly { id: string }[]): string {
  const taken = new Set(list.map(({ id }) => id))
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
