import { createBrowserRouter } from 'react-router'
import { queryClient } from '#api/queryClient.ts'
import { paths } from '#paths'
import { routes } from './routes.tsx'
import { signInFrom, watchSession } from './session.ts'

export type ConsoleRouter = ReturnType<typeof createBrowserRouter>

/** Starts the router, and with it the first page's code and data: called before anything is drawn. */
export function startRouter(): ConsoleRouter {
  const router = createBrowserRouter(routes)
  watchSession(() => {
    const { pathname, search } = router.state.location
    if (pathname === paths.signIn()) return
    queryClient.clear()
    void router.navigate(signInFrom(`${pathname}${search}`))
  })
  return router
}
