let probe: HTMLElement | undefined

/**
 * The colour a token has right now, as the browser computes it: for canvas and for libraries that derive shades, so
 * that every colour is written once, in `app/theme/tokens.css`. Undefined where no style sheet is loaded (unit tests).
 */
export function cssColor(token: `--${string}`): string | undefined {
  if (!probe) {
    probe = document.createElement('span')
    probe.hidden = true
    document.body.append(probe)
  }
  if (getComputedStyle(document.documentElement).getPropertyValue(token) === '') return undefined
  probe.style.color = `var(${token})`
  return getComputedStyle(probe).color || undefined
}
