/**
 * Lets requests and responses made in this tab carry every header.
 *
 * A browser silently drops `Cookie`, `Origin`, `Sec-Fetch-*` from a `Request` and `Set-Cookie` from a `Response` that
 * script makes: on the network they are its own affair. The mock server lives in the same script and has to see them,
 * or its checks would have to be relaxed. Headers made by `new Headers()` are not filtered, so they are put in front.
 */
export function openHeaders(scope: { Request: typeof Request; Response: typeof Response }): void {
  const NativeRequest = scope.Request
  const NativeResponse = scope.Response

  class OpenRequest extends NativeRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, init)
      show(this, init?.headers ?? (input instanceof NativeRequest ? input.headers : undefined))
    }

    override clone(): Request {
      return new OpenRequest(super.clone(), { headers: this.headers })
    }
  }

  class OpenResponse extends NativeResponse {
    constructor(body?: BodyInit | null, init?: ResponseInit) {
      super(body, init)
      show(this, init?.headers)
    }

    override clone(): Response {
      return show(super.clone(), this.headers)
    }
  }

  scope.Request = OpenRequest
  scope.Response = OpenResponse
}

/** What was asked for, and what the browser added by itself, such as the type of a body. */
function show<T extends { readonly headers: Headers }>(message: T, asked: HeadersInit | undefined): T {
  const open = new Headers(asked)
  for (const [name, value] of message.headers) if (!open.has(name)) open.set(name, value)
  Object.defineProperty(message, 'headers', { value: open, configurable: true })
  return message
}
