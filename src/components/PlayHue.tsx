import styles from './PlayHue.module.css'

/** The square in a play's colour, the same in editor, timeline and chart. A word always stands beside it. */
export function PlayHue({ kind }: { kind: string }) {
  return <span className={styles.hue} style={{ background: playHue(kind) }} aria-hidden="true" />
}

/** The colour of a play, coupons or partners, for styles: one custom property per kind in `tokens.css`. */
export function playHue(kind: string): string {
  return `var(--hue-${kind}, var(--muted))`
}
