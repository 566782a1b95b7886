/** Pixels a text of 12 to 14 px takes, a little more rather than less: Han characters are square. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e80' ? 12.5 : 7.2), 0)
}
