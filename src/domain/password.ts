/** Characters that a password has at least: long beats complicated (NIST SP 800-63B). */
export const shortestPassword = 12
