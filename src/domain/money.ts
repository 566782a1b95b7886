export const currencies = ['HKD', 'TWD', 'CNY'] as const
export type Currency = (typeof currencies)[number]

/** An amount in the minor unit of its currency: cents for HKD and CNY, whole dollars for TWD. Always a safe integer. */
export type Minor = number

/** A rate in basis points: 10,000 is the whole, 250 is 2.5%. */
export type BasisPoints = number

export type Money = { amount: Minor; currency: Currency }

/**
 * Decimal places between the amount people write and the minor unit we keep.
 * TWD circulates in whole dollars; ISO 4217's two decimals are not used by the trade.
 */
export const exponents: Record<Currency, number> = { HKD: 2, TWD: 0, CNY: 2 }

export const wholeInBasisPoints: BasisPoints = 10_000

/**
 * Adds amounts of one currency.
 *
 * @throws RangeError if the total leaves the safe integers, where exactness would be lost.
 */
export function sum(amounts: readonly Minor[]): Minor {
  let total = 0
  for (const amount of amounts) total += amount
  return safe(total)
}

/**
 * Multiplies a unit amount by a count, exactly.
 *
 * @throws RangeError if the product leaves the safe integers.
 */
export function times(amount: Minor, count: number): Minor {
  return safe(amount * count)
}

/**
 * The part of an amount that a rate stands for, in minor units, rounded down so that a percentage never pays more
 * than it says. Exact for every safe integer amount.
 */
export function portion(amount: Minor, rate: BasisPoints): Minor {
  const small = amount * rate
  // Most amounts are exact without big integers, which cost a hundred times as much.
  if (amount >= 0 && Number.isSafeInteger(amount) && Number.isSafeInteger(rate) && Number.isSafeInteger(small))
    return (small - (small % wholeInBasisPoints)) / wholeInBasisPoints
  const product = BigInt(amount) * BigInt(rate)
  const whole = BigInt(wholeInBasisPoints)
  const floored = product >= 0n ? product / whole : -((-product + whole - 1n) / whole)
  return safe(Number(floored))
}

/**
 * Shares a total out in proportion to weights, to the minor unit: every share is rounded down, then the units left
 * over go one each to the shares with the largest remainder (the earlier one on a tie).
 *
 * All weights zero means equal shares. The shares always add up to the total.
 *
 * @param total minor units, zero or more
 * @param weights whole numbers, zero or more each
 * @throws RangeError on a negative or unsafe total, a negative, broken or unsafe weight, or no weights for a total above 0.
 */
export function shareOut(total: Minor, weights: readonly number[]): Minor[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`total ${total}`)
  let whole = 0
  let heaviest = 0
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k]!
    // The same as isSafeInteger, which costs four times as much in a loop.
    if (!(weight >= 0 && weight <= Number.MAX_SAFE_INTEGER && Math.floor(weight) === weight))
      throw new RangeError(`weight ${weight}`)
    whole += weight
    if (weight > heaviest) heaviest = weight
  }
  if (weights.length === 0 && total > 0) throw new RangeError('nothing to share among')
  return fitsDoubles(total, { whole, heaviest }) ? shareOutKnown(total, weights, whole) : shareLarge(total, weights)
}

/** Is sharing over weights of this sum, none heavier than `heaviest`, exact in doubles? Then `shareOutKnown` may be asked. */
export function fitsDoubles(total: Minor, { whole, heaviest }: { whole: number; heaviest: number }): boolean {
  return whole > 0 && total * heaviest + whole <= Number.MAX_SAFE_INTEGER
}

/** Enough that few shares are left to compare, few enough that making them costs little. */
const drawers = 32
const noCounts: readonly number[] = Array.from({ length: drawers }, () => 0)
let drawerOf = new Uint8Array(256)

/**
 * `shareOut` over weights that are known to be whole numbers of a sum that `fitsDoubles`: every product is a safe integer
 * and stays one with `whole` added, so that the quotient of two of them, in doubles, never reaches the next integer, and
 * rounding it down is exact.
 *
 * Rather than sorting the remainders, they are counted into drawers: whole drawers take a unit each from the top down,
 * and only the few of the drawer where the units run out are compared with each other.
 */
export function shareOutKnown(total: Minor, weights: readonly number[], whole: number): Minor[] {
  const shares = weights.slice()
  const counts = noCounts.slice()
  if (drawerOf.length < shares.length) drawerOf = new Uint8Array(shares.length)
  const drawersOfOne = drawers / (whole + 1)
  let rest = total
  for (let k = 0; k < shares.length; k++) {
    const product = total * shares[k]!
    const share = Math.floor(product / whole)
    const drawer = ((product - share * whole) * drawersOfOne) | 0
    shares[k] = share
    rest -= share
    drawerOf[k] = drawer
    counts[drawer]! += 1
  }
  if (rest === 0) return shares

  let drawer = drawers - 1
  while (counts[drawer]! <= rest) rest -= counts[drawer--]!
  const compared: number[] = []
  for (let k = 0; k < shares.length; k++) {
    const its = drawerOf[k]!
    if (its === drawer) compared.push(k)
    // One where the drawer is above, without a branch that processors could only guess: twice as fast.
    shares[k]! += (drawer - its) >>> 31
  }
  if (rest < compared.length && rest > 0) {
    const remainderOf = (k: number) => total * weights[k]! - shares[k]! * whole
    compared.sort((a, b) => remainderOf(b) - remainderOf(a) || a - b)
  }
  for (let k = 0; k < rest; k++) shares[compared[k]!]! += 1
  return shares
}

function shareLarge(total: Minor, given: readonly number[]): Minor[] {
  const weights = given.every((weight) => weight === 0) ? given.map(() => 1n) : given.map(BigInt)
  const whole = weights.reduce((a, b) => a + b, 0n)
  const products = weights.map((weight) => BigInt(total) * weight)
  const shares = products.map((product) => Number(product / whole))
  const remainders = products.map((product) => product % whole)
  const rest = total - sum(shares)
  // Sorting keeps the order of equals: the earlier one stays first.
  const order = shares.map((_, k) => k).sort((a, b) => Number(remainders[b]! - remainders[a]!))
  for (const k of order.slice(0, rest)) shares[k]! += 1
  return shares
}

function safe(amount: number): Minor {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount ${amount} is not exact`)
  return amount
}
