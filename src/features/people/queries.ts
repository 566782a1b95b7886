import { api } from '#api/api.ts'

export const peopleQuery = () => api.people.list.queryOptions()
