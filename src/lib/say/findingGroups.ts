import type { Finding } from '#domain/finding.ts'

/** Below this many of a kind each is said by itself. */
const fewest = 3

/**
 * Findings, errors first, with those of one kind together: a fresh template says thirty times that a price is missing.
 * A group of one is a finding by itself.
 */
export function findingGroups<F extends Finding>(findings: readonly F[]): F[][] {
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b))
  const kinds = Map.groupBy(sorted, ({ severity, code }) => `${severity} ${code}`)
  return [...kinds.values()].flatMap((all) => (all.length < fewest ? all.map((one) => [one]) : [all]))
}

const rank = ({ severity }: Finding) => (severity === 'error' ? 0 : 1)
