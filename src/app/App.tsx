import { QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react-router/v8'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from '#api/queryClient.ts'
import { Toaster } from '#components/Toaster.tsx'
import { troubleOf } from '#lib/problem.ts'
import { paths } from '#paths'
import { routes } from './routes.tsx'
import { signInFrom } from './session.ts'

const router = createBrowserRouter(routes)

// A session that ends while a page is open: any query that hears of it leads to the sign-in, and from there back.
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return
  const { pathname, search } = router.state.location
  if (troubleOf(event.action.error).code !== 'notSignedIn' || pathname === paths.signIn()) return
  queryClient.clear()
  void router.navigate(signInFrom(`${pathname}${search}`))
})

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>
        <RouterProvider router={router} />
        <Toaster />
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
