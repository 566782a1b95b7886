/**
 * Settings that whoever serves the console writes into `index.html`, so that no rebuild is needed.
 *
 * `<meta name="haggle-api" content="https://api.shop.example">` names the origin of the API; empty means the origin
 * that served the page. The address carries no path: the contract's own paths (`/api/…`) follow it.
 */
export function apiOrigin(): string {
  const setting = metaContent('haggle-api')
  return setting === '' ? location.origin : new URL(setting, location.origin).origin
}

/** The nonce under which run-time styles are allowed by the content security policy, if the server sent one. */
export function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  const nonce = meta?.nonce || meta?.getAttribute('nonce')
  return nonce && !nonce.startsWith('__') ? nonce : undefined
}

function metaContent(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content.trim() ?? ''
}
