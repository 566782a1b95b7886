import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#components/Dialog.tsx'
import type { CodeBatch } from '#contract/codes.ts'
import { useCodesProblem } from './useCodesProblem.ts'
import { useIssue } from './useIssue.ts'

type IssueDialogProps = { campaignId: string; batch: CodeBatch; onClose: () => void }

/** Issues a batch whose window was closed before: only whoever has its file should. */
export function IssueDialog({ campaignId, batch, onClose }: IssueDialogProps) {
  const { t } = useTranslation('codes')
  const say = useCodesProblem()
  const issue = useIssue(onClose)
  return (
    <ConfirmDialog
      title={t('issueTitle')}
      confirmLabel={t('issue')}
      pending={issue.isPending}
      error={issue.isError ? say(issue.error) : null}
      onConfirm={() => issue.mutate({ id: campaignId, batchId: batch.id })}
      onClose={onClose}
    >
      <p>{t('issueMeans')}</p>
    </ConfirmDialog>
  )
}
