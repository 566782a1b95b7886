import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import i18next from 'i18next'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import type { Language } from '#domain/market.ts'

/** Every dictionary, at once: tests do not wait for words. */
const dictionaries = import.meta.glob<{ default: Record<string, unknown> }>('../../src/locales/*/*.json', {
  eager: true,
})

const resources: Record<string, Record<string, Record<string, unknown>>> = {}
for (const [path, { default: dictionary }] of Object.entries(dictionaries)) {
  const [language = '', file = ''] = path.split('/').slice(-2)
  resources[language] = { ...resources[language], [file.replace('.json', '')]: dictionary }
}

type Options = {
  language?: Language
  url?: string
  /** What the URL looks like, for pages that read their parameters from it. */
  path?: string
  client?: QueryClient
}

/** Shows something as the console would: with its words, a router and a fresh query client. */
export async function renderInConsole(
  element: ReactNode,
  { language = 'en', url = '/', path = '*', client }: Options = {},
): Promise<RenderResult> {
  const i18n = i18next.createInstance()
  await i18n.use(initReactI18next).init({
    lng: language,
    resources,
    fallbackLng: false,
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
  })
  // In the console nuqs reads the window's address, which a memory router has none of.
  const [, search = ''] = url.split('?')
  const page = (
    <NuqsTestingAdapter searchParams={search} hasMemory>
      {element}
    </NuqsTestingAdapter>
  )
  const router = createMemoryRouter([{ path, element: page }], { initialEntries: [url] })
  return render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client ?? new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>,
  )
}
