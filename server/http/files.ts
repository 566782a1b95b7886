/** A file of the built console. `etag` is strong; `immutable` where its name carries its hash. */
export type StaticFile = {
  body: Uint8Array<ArrayBuffer>
  etag: string
  mediaType: string
  immutable: boolean
  encoding: 'br' | 'gzip' | null
}

/** The built console, as `main.ts` finds it on disk. */
export type Files = {
  /** Null where there is none. `path` begins with a slash and has no `..`. */
  read(path: string, acceptEncoding: string): Promise<StaticFile | null>
}
