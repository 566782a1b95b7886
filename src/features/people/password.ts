/** The contract's own minimum (`passwordSchema`): long beats complicated (NIST SP 800-63B). */
export const shortestPassword = 12
