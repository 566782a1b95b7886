import type { Finding, FindingDraft } from '../finding.ts'
import { hash32 } from '../seed.ts'
import type { AcceptedWarning, CampaignDocument } from './document.ts'
import { canonicalText } from './hash.ts'
import { stablePointer } from './pointer.ts'

/** Gives a finding the id it keeps while lists are reordered and loses when what it says changes. */
export function identified(draft: FindingDraft, document: CampaignDocument): Finding {
  const where = stablePointer(document, draft.pointer)
  const says = hash32(canonicalText([draft.data, where]))
  return { id: `${draft.code}@${where}#${says.toString(16)}`, ...draft }
}

/** The author's reason for letting a warning stand, as the document keeps it. */
export function acceptedWarning(finding: Finding, reason: string): AcceptedWarning {
  return { finding: finding.id, code: finding.code, pointer: finding.pointer, reason }
}

/** Findings that stop review: every error, and every warning without a reason given for exactly it. */
export function blocking(findings: readonly Finding[], accepted: readonly AcceptedWarning[]): Finding[] {
  const answered = new Set(accepted.map(({ finding }) => finding))
  return findings.filter(({ severity, id }) => severity === 'error' || !answered.has(id))
}
