import { lazy, Suspense } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react-router/v8'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from '#api/queryClient.ts'
import { Toaster } from '#components/Toaster.tsx'
import { loadDictionaries } from './i18n.ts'
import type { ConsoleRouter } from './router.ts'

/** QA's scenarios: in the mocks alone. */
const ScenarioPanel =
  import.meta.env.MODE === 'mocks'
    ? lazy(async () => {
        const [file] = await Promise.all([import('#features/qa/ScenarioPanel.tsx'), loadDictionaries(['qa'])])
        return { default: file.ScenarioPanel }
      })
    : null

export function App({ router }: { router: ConsoleRouter }) {
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>
        <RouterProvider router={router} />
        <Toaster />
        {ScenarioPanel && (
          <Suspense>
            <ScenarioPanel />
          </Suspense>
        )}
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
