import { useTranslation } from 'react-i18next'
import { downloadText, toCsv, type CsvCell } from '#lib/csv.ts'
import { Button } from './Button.tsx'
import { toast } from './toast.ts'

type CsvButtonProps = {
  /** Without `.csv`: say what it is and for when, e.g. `funnel-double-11-HK-2026-11-01`. */
  fileName: string
  /** Called on the press: what is visible now. */
  table: () => { head: readonly string[]; rows: readonly (readonly CsvCell[])[] }
  disabledReason?: string | undefined
}

export function CsvButton({ fileName, table, disabledReason }: CsvButtonProps) {
  const { t } = useTranslation()
  return (
    <Button
      disabledReason={disabledReason}
      onClick={() => {
        const { head, rows } = table()
        downloadText(`${fileName}.csv`, toCsv(head, rows))
        toast(t('ui.csvDone', { name: `${fileName}.csv` }))
      }}
    >
      {t('ui.csv')}
    </Button>
  )
}
