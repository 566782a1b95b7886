const places = 6

/** Millionths as the decimal people write: 244,100 → `0.2441`. */
export function writeRate(millionths: number): string {
  const digits = String(millionths).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

/** What one unit of another currency is worth, as people type it. Always more than nothing. */
export function readRate(text: string): { ok: true; value: number } | { ok: false; fault: 'notARate' } {
  const match = /^(\d{1,6})(?:\.(\d{0,6}))?$/.exec(text.normalize('NFKC').trim())
  const millionths = match ? Number(`${match[1]}${(match[2] ?? '').padEnd(places, '0')}`) : 0
  return millionths > 0 ? { ok: true, value: millionths } : { ok: false, fault: 'notARate' }
}
