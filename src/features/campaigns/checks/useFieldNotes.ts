import { useCallback } from 'react'
import type { Finding } from '#domain/finding.ts'
import type { FieldNote } from '#lib/fields.ts'
import { marketAbout } from '#lib/say/marketAbout.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { useChecks } from './ChecksProvider.tsx'

/** Looks up what the checks say about exactly one field, by its pointer into the document: an error, or a warning as a hint. */
export function useFieldNotes(): (pointer: string) => FieldNote {
  const { findings } = useChecks()
  const { status, document } = useDraft()
  const say = useSay()
  const refused = status.kind === 'invalid' ? status.pointers : null
  return useCallback(
    (pointer) => {
      const said = (finding: Finding) => say.finding(finding.code, finding.data, marketAbout(document, finding))
      const here = findings.filter((finding) => finding.pointer === pointer)
      const error = here.find(({ severity }) => severity === 'error')
      if (error) return { error: said(error) }
      if (refused?.includes(pointer)) return { error: say.finding('field.invalid') }
      const warning = here[0]
      return warning ? { hint: `! ${said(warning)}` } : {}
    },
    [findings, refused, say, document],
  )
}
