import { useMutation } from '@tanstack/react-query'
import type { EChartsCoreOption } from 'echarts/core'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { chartColor, chartTheme } from '#components/chartTheme.ts'
import { toast } from '#components/toast.ts'
import type { Scope } from './scope/useScope.ts'
import type { ChartLine } from './series/seriesOption.ts'
import { fileNameOf, useScopeLines } from './words.ts'

type PngButtonProps = {
  scope: Scope
  name: string
  title: string
  asOf: string
  option: EChartsCoreOption
  legend: readonly ChartLine[]
}

/** The chart as a picture that says by itself what it shows. */
export function PngButton({ scope, name, title, asOf, option, legend }: PngButtonProps) {
  const { t } = useTranslation('analytics')
  const lines = useScopeLines()
  const save = useMutation({
    mutationFn: async () => {
      const { downloadChartPng } = await import('./chartPng.ts')
      await downloadChartPng({
        fileName: fileNameOf(name, scope),
        title,
        lines: lines(scope, asOf),
        option,
        legend,
        theme: chartTheme(),
        colors: { ground: chartColor('--surface'), text: chartColor('--text'), muted: chartColor('--muted') },
      })
    },
    onError: () => toast(t('pngFailed'), { tone: 'bad' }),
  })
  return (
    <Button pending={save.isPending} onClick={() => save.mutate()}>
      PNG
    </Button>
  )
}
