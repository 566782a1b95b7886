import { api } from '#api/api.ts'

export const keysQuery = () => api.keys.list.queryOptions()
