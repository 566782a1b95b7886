import { apiAddress } from './address.ts'
import { apiOf, createClient } from './client.ts'

/** The console's one client and its query options. */
export const client = createClient(apiAddress)
export const api = apiOf(client)
