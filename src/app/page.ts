import type { ComponentType } from 'react'
import type { LoaderFunction, RouteObject } from 'react-router'
import { mayDo, type Action } from '#domain/access.ts'
import { loadDictionaries } from './i18n.ts'
import { sessionLoader } from './session.ts'

type PageModule = { Component: ComponentType; loader?: LoaderFunction | undefined }

type PageOptions = {
  /** What its URL looks like: `paths.campaigns.pattern`. */
  path: string
  /** Namespaces of `src/locales` that the page reads, besides the shell's. */
  say?: readonly string[]
  /** What the reader's role must allow; others are told so, and who can change it. */
  needs?: Action
  /** The page's own file, fetched when it is needed. */
  load: () => Promise<PageModule>
  children?: RouteObject[]
}

const fetchers = new Map<string, () => Promise<unknown>>()

/** A route whose code and dictionaries arrive together, on hover, when idle, or at the latest when it is opened. */
export function page({ path, say = [], needs, load, children }: PageOptions): RouteObject {
  const fetchPage = async () => {
    const [{ Component, loader }] = await Promise.all([load(), loadDictionaries(say)])
    return { Component, loader: needs ? guarded(needs, loader) : loader }
  }
  fetchers.set(path, fetchPage)
  return { path, lazy: fetchPage, ...(children ? { children } : {}) }
}

/** Is there such a page? The navigation lists no others. */
export function hasPage(pattern: string): boolean {
  return fetchers.has(pattern)
}

/** Fetches a page's code ahead of time. A failure is left to the visit itself, which can show it. */
export function prefetch(pattern: string): void {
  fetchers
    .get(pattern)?.()
    .catch(() => undefined)
}

function guarded(needs: Action, loader: LoaderFunction | undefined): LoaderFunction {
  return async (args) => {
    const { user } = await sessionLoader(args)
    if (!mayDo(user.role, needs)) throw new Response(null, { status: 403 })
    return loader ? loader(args) : null
  }
}
