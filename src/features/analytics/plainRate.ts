/** A share for a file: six decimals are more than any count of people supports; null stays an empty cell. */
export const plainRate = (rate: number | null): number | null => (rate === null ? null : Number(rate.toFixed(6)))
