import type { ComponentType } from 'react'
import type { LoaderFunction, RouteObject } from 'react-router'
import { loadDictionaries } from './i18n.ts'

type PageModule = { Component: ComponentType; loader?: LoaderFunction }

type PageOptions = {
  /** What its URL looks like: `paths.campaigns.pattern`. */
  path: string
  /** Namespaces of `src/locales` that the page reads, besides the shell's. */
  say?: readonly string[]
  /** The page's own file, fetched when it is needed. */
  load: () => Promise<PageModule>
  children?: RouteObject[]
}

const loaders = new Map<string, () => Promise<unknown>>()

/** A route whose code and dictionaries arrive together, on hover, when idle, or at the latest when it is opened. */
export function page({ path, say = [], load, children }: PageOptions): RouteObject {
  const fetchAll = async () => {
    const [module] = await Promise.all([load(), loadDictionaries(say)])
    return module
  }
  loaders.set(path, fetchAll)
  return { path, lazy: fetchAll, ...(children ? { children } : {}) }
}

/** Fetches a page's code ahead of time. A failure is left to the visit itself, which can show it. */
export function prefetch(pattern: string): void {
  loaders
    .get(pattern)?.()
    .catch(() => undefined)
}
