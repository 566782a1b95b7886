/**
 * Where the API is. `<meta name="haggle-api" content="https://api.example.com">` in `index.html` points a built console
 * at another backend without a rebuild; empty means the console's own origin.
 */
export function apiAddress(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="haggle-api"]')?.content.trim() ?? ''
  return (named === '' ? window.location.origin : named).replace(/\/+$/, '')
}
