import { redirect, type RouteObject } from 'react-router'
import { paths } from '#paths'
import { NotFoundPage } from './errors/NotFoundPage.tsx'
import { RouteError } from './errors/RouteError.tsx'
import { Shell } from './layout/Shell.tsx'
import { page } from './page.ts'
import { Starting } from './Starting.tsx'

/**
 * Every page of the console. A feature adds one `page(…)` line: its path, the dictionaries it reads, its file.
 * Pages in `withAntd` may use antd components; the others stay light.
 */
export const routes: RouteObject[] = [
  {
    HydrateFallback: Starting,
    ErrorBoundary: RouteError,
    children: [
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { path: paths.home.pattern, loader: () => redirect(paths.campaigns()) },
              {
                lazy: () => import('./theme/AntdTheme.tsx'),
                children: withAntd(),
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]

function withAntd(): RouteObject[] {
  return []
}
