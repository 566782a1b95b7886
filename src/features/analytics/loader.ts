import type { LoaderFunctionArgs } from 'react-router'
import { queryClient } from '#api/queryClient.ts'
import { loadECharts } from '#components/loadECharts.ts'
import { campaignQuery, extentQuery } from './queries.ts'
import { wholeShop } from './scope/useScope.ts'

/** Asks for what every page of analytics starts from while its code is still on the way. */
export function loader({ params }: LoaderFunctionArgs): null {
  const id = params['campaignId'] ?? wholeShop
  void queryClient.prefetchQuery(extentQuery(id === wholeShop ? undefined : id))
  if (id !== wholeShop) void queryClient.prefetchQuery(campaignQuery(id))
  return null
}

/** The same for pages with a chart: its code comes beside the data. */
export function chartLoader(args: LoaderFunctionArgs): null {
  void loadECharts().catch(() => undefined)
  return loader(args)
}
