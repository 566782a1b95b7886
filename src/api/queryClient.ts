import { QueryClient } from '@tanstack/react-query'
import { apiErrorOf } from './problem.ts'

const worthRetrying = new Set(['offline', 'unreadable', 'storeDown', 'eventEngineDown', 'overloaded'])

/** Old data stays while new loads; only what may pass by itself is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && worthRetrying.has(apiErrorOf(error).code),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

export const queryClient = createQueryClient()
