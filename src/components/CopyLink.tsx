import { useTranslation } from 'react-i18next'
import { copyText } from '#lib/clipboard.ts'
import { Button } from './Button.tsx'
import { toast } from './toast.ts'

/** Copies the address of what is in view: every state of a page is in its URL. */
export function CopyLink() {
  const { t } = useTranslation()
  return (
    <Button
      onClick={() => {
        void copyText(location.href).then(() => toast(t('ui.linkCopied')))
      }}
    >
      {t('ui.copyLink')}
    </Button>
  )
}
