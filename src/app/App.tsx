import { NuqsAdapter } from 'nuqs/adapters/react-router/v8'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { Toaster } from '#components/Toaster.tsx'
import { routes } from './routes.tsx'

const router = createBrowserRouter(routes)

export function App() {
  return (
    <NuqsAdapter>
      <RouterProvider router={router} />
      <Toaster />
    </NuqsAdapter>
  )
}
