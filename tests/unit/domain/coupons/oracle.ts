import type { Cart, CartLine } from '#domain/coupons/cart.ts'
import type { CouponRule, Effect, Scope } from '#domain/coupons/schema.ts'

/**
 * What coupons do, once more and as plainly as possible: big integers, no preparation, no cleverness. Only rules in Hong Kong
 * that nothing but the cart and the other rules speaks against.
 */
type Naive = { line: CartLine; left: bigint; least: bigint }
type State = { lines: Naive[]; fee: bigint; gifts: number }

export function cheapest(cart: Cart, rules: readonly CouponRule[]): { payable: number; gifts: number } {
  let best: { payable: number; gifts: number } | null = null
  for (let set = 0; set < 2 ** rules.length; set++) {
    const chosen = rules.filter((_, k) => (set >> k) % 2 === 1)
    if (!chosen.every((a) => chosen.every((b) => a === b || (permits(a, b) && permits(b, a))))) continue
    const { state } = playSet(cart, chosen)
    const payable = Number(state.lines.reduce((total, { left }) => total + left, state.fee))
    if (best === null || payable < best.payable || (payable === best.payable && state.gifts > best.gifts))
      best = { payable, gifts: state.gifts }
  }
  return best!
}

export function permits(rule: CouponRule, other: CouponRule): boolean {
  const wish = rule.combinesWith
  if (wish.type === 'none') return false
  if (wish.type === 'otherGroups') return rule.group === '' || other.group !== rule.group
  if (wish.type === 'otherLevels') return other.level !== rule.level
  if (wish.type === 'listed') return wish.rules.includes(other.id) || wish.groups.includes(other.group)
  return true
}

/** Applies a set in its turns; says what each line and the fee come to, and what each rule took. */
export function playSet(cart: Cart, rules: readonly CouponRule[]): { state: State; taken: Record<string, bigint> } {
  const state: State = {
    lines: cart.lines
      .map((line) => ({
        line,
        left: BigInt(line.unitPrice) * BigInt(line.quantity),
        least: BigInt(Math.min(line.minPrice ?? 0, line.unitPrice)) * BigInt(line.quantity),
      }))
      .sort((a, b) => (a.line.id < b.line.id ? -1 : 1)),
    fee: BigInt(cart.shipping ?? 0),
    gifts: 0,
  }
  const full = state.lines.map(({ left }) => left)
  const taken: Record<string, bigint> = {}
  const levels = ['item', 'order', 'shipping']
  const turns = [...rules].sort(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.priority - a.priority || (a.id < b.id ? -1 : 1),
  )
  for (const rule of turns) taken[rule.id] = playRule(rule, state, full)
  return { state, taken }
}

const add = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const min = (...amounts: bigint[]) => amounts.reduce((a, b) => (b < a ? b : a))
const max = (...amounts: bigint[]) => amounts.reduce((a, b) => (b > a ? b : a))

function inScope({ line }: Naive, scope: Scope): boolean {
  const named = ({ products, categories }: { products: string[]; categories: string[] }) =>
    products.includes(line.product) || (line.category !== undefined && categories.includes(line.category))
  if (scope.skipDiscounted && line.discounted) return false
  return (scope.include.type === 'all' || named(scope.include)) && !named(scope.exclude)
}

function playRule(rule: CouponRule, state: State, full: readonly bigint[]): bigint {
  for (const needed of rule.conditions.purchases) {
    const about = state.lines
      .map((one, k) => ({ one, k }))
      .filter(({ one }) => inScope(one, needed.scope ?? rule.scope))
    if (needed.type === 'quantity') {
      if (about.reduce((total, { one }) => total + one.line.quantity, 0) < needed.minimum) return 0n
    } else if (
      add(about.map(({ one, k }) => (needed.measuredOn === 'full' ? full[k]! : one.left))) < BigInt(needed.minimum.HK!)
    )
      return 0n
  }
  const lines = state.lines.filter((one) => inScope(one, rule.scope))
  if (lines.length === 0) return 0n
  if (rule.effect.type === 'gift') {
    state.gifts += rule.effect.quantity
    return 0n
  }
  const spend = add(lines.map(({ left }) => left))
  const units = lines.reduce((total, { line }) => total + line.quantity, 0)
  const budget = rule.limits.budget.HK
  const within = (total: bigint) => budget === undefined || total <= BigInt(budget)

  if (rule.level === 'shipping') {
    const total = min(state.fee, wanted(rule.effect, { base: state.fee, spend, units, each: 1 }))
    if (!within(total)) return 0n
    state.fee -= total
    return total
  }
  let amounts: bigint[]
  if (rule.level === 'item') {
    amounts = lines.map((one) => {
      const { quantity } = one.line
      const each = one.left / BigInt(quantity)
      const prices = Array.from({ length: quantity }, () => each)
      return min(
        one.left - one.least,
        wanted(rule.effect, { base: one.left, spend: one.left, units: quantity, each: quantity, prices }),
      )
    })
    const cap = capOf(rule.effect)
    if (cap !== null && add(amounts) > cap) amounts = proportionally(cap, amounts, amounts)
  } else {
    const prices = lines.flatMap(({ line, left }, k) =>
      Array.from({ length: line.quantity }, () => ({ k, price: left / BigInt(line.quantity) })),
    )
    const reduced = rule.effect.type === 'nthItem' ? reducedOf(rule.effect, prices) : []
    const rooms = lines.map(({ left, least }) => left - least)
    const total = min(
      add(rooms),
      wanted(rule.effect, { base: spend, spend, units, each: 1, prices: prices.map(({ price }) => price) }),
    )
    const lefts = lines.map(({ left }) => left)
    if (rule.effect.type === 'nthItem') {
      const weights = lines.map((_, k) => add(reduced.filter((one) => one.k === k).map(({ price }) => price)))
      const own = lines.map((_, k) => (weights[k]! > 0n ? rooms[k]! : 0n))
      const first = proportionally(min(total, add(own)), weights, own)
      const others = lines.map((_, k) => (weights[k]! > 0n ? 0n : rooms[k]!))
      const rest = proportionally(total - add(first), lefts, others)
      amounts = first.map((amount, k) => amount + rest[k]!)
    } else amounts = proportionally(total, lefts, rooms)
  }
  if (!within(add(amounts))) return 0n
  lines.forEach((one, k) => {
    one.left -= amounts[k]!
  })
  return add(amounts)
}

type On = { base: bigint; spend: bigint; units: number; each: number; prices?: bigint[] }

function wanted(effect: Effect, on: On): bigint {
  const rated = (base: bigint, rate: number) => (base * BigInt(rate)) / 10_000n
  const capped = (amount: bigint) => (capOf(effect) === null ? amount : min(amount, capOf(effect)!))
  const reached = <S extends { rate: number }>(steps: S[], is: (step: S) => boolean) =>
    Math.max(0, ...steps.filter(is).map(({ rate }) => rate))
  switch (effect.type) {
    case 'amount':
      return min(on.base, BigInt(effect.amount.HK!) * BigInt(on.each))
    case 'percent':
      return capped(rated(on.base, effect.rate))
    case 'free':
      return on.base
    case 'fixedPrice':
      return max(0n, on.base - BigInt(effect.price.HK!) * BigInt(on.each))
    case 'spendSteps':
      return min(
        on.base,
        max(
          0n,
          ...effect.steps.filter(({ spend }) => on.spend >= BigInt(spend.HK!)).map((step) => BigInt(step.amount.HK!)),
        ),
      )
    case 'spendRates':
      return capped(
        rated(
          on.base,
          reached(effect.steps, ({ spend }) => on.spend >= BigInt(spend.HK!)),
        ),
      )
    case 'quantityRates':
      return capped(
        rated(
          on.base,
          reached(effect.steps, ({ quantity }) => on.units >= quantity),
        ),
      )
    case 'everySpend':
      return min(
        on.base,
        min(on.spend / BigInt(effect.spend.HK!), BigInt(effect.atMost ?? 10 ** 9)) * BigInt(effect.amount.HK!),
      )
    case 'everyQuantity':
      return min(
        on.base,
        BigInt(Math.min(Math.floor(on.units / effect.quantity), effect.atMost ?? 10 ** 9)) * BigInt(effect.amount.HK!),
      )
    case 'nthItem': {
      const prices = (on.prices ?? []).map((price, k) => ({ k, price }))
      return rated(add(reducedOf(effect, prices).map(({ price }) => price)), effect.rate)
    }
    case 'gift':
      return 0n
  }
}

/** The units an n-th item rule reduces, out of all units written one by one. */
function reducedOf<U extends { k: number; price: bigint }>(
  effect: Extract<Effect, { type: 'nthItem' }>,
  units: U[],
): U[] {
  const most = Math.min(Math.floor(units.length / effect.n), effect.atMost ?? 10 ** 9)
  const upwards = [...units].sort((a, b) => Number(a.price - b.price) || a.k - b.k)
  if (effect.which === 'cheapest') return upwards.slice(0, most)
  const downwards = [...units].sort((a, b) => Number(b.price - a.price) || a.k - b.k)
  return downwards.filter((_, k) => (k + 1) % effect.n === 0).slice(0, most)
}

function capOf(effect: Effect): bigint | null {
  return 'cap' in effect && effect.cap.HK !== undefined ? BigInt(effect.cap.HK) : null
}

/** Largest remainder in proportion to weights; who is full drops out with all there is room for, and the rest starts anew. */
function proportionally(total: bigint, weights: readonly bigint[], rooms: readonly bigint[]): bigint[] {
  const amounts = weights.map(() => 0n)
  let open = weights.map((_, k) => k).filter((k) => weights[k]! > 0n && rooms[k]! > 0n)
  let rest = total
  while (rest > 0n) {
    const whole = add(open.map((k) => weights[k]!))
    const shares = open.map((k) => ({
      k,
      share: (rest * weights[k]!) / whole,
      remainder: (rest * weights[k]!) % whole,
    }))
    let over = rest - add(shares.map(({ share }) => share))
    for (const one of [...shares].sort((a, b) => Number(b.remainder - a.remainder) || a.k - b.k)) {
      if (over === 0n) break
      one.share += 1n
      over -= 1n
    }
    const full = shares.filter(({ k, share }) => share > rooms[k]!)
    if (full.length === 0) {
      for (const { k, share } of shares) amounts[k] = share
      return amounts
    }
    for (const { k } of full) {
      amounts[k] = rooms[k]!
      rest -= rooms[k]!
    }
    open = open.filter((k) => !full.some((one) => one.k === k))
  }
  return amounts
}
