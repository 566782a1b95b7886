import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Notice } from '#components/Notice.tsx'
import type { StorefrontKey } from '#contract/keys.ts'
import { copyText } from '#lib/clipboard.ts'
import { apiOrigin } from '#lib/runtime.ts'
import styles from './KeysPage.module.css'

/** The one time the key itself is shown. Afterwards only its hash exists. */
export function NewSecret({ created, onClose }: { created: StorefrontKey & { secret: string }; onClose: () => void }) {
  const { t } = useTranslation('keys')
  const { t: shell } = useTranslation()
  const [copied, setCopied] = useState(false)
  return (
    <Dialog
      title={created.name}
      width={560}
      onClose={onClose}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      }
    >
      <Notice tone="warning">{t('shownOnce')}</Notice>
      <div className={styles.secret}>
        <code>{created.secret}</code>
        <Button onClick={() => void copyText(created.secret).then(() => setCopied(true))}>
          {copied ? shell('ui.copied') : shell('ui.copy')}
        </Button>
      </div>
      <p>{t('use')}</p>
      <pre className={styles.example}>{exampleOf(created.scope)}</pre>
    </Dialog>
  )
}

function exampleOf(scope: StorefrontKey['scope']): string {
  return scope === 'events'
    ? `curl ${apiOrigin()}/events -H "Authorization: Bearer $HAGGLE_KEY" \\\n  -H "Content-Type: application/json" -d '{"events":[…]}'`
    : `curl ${apiOrigin()}/delivery/HK -H "Authorization: Bearer $HAGGLE_KEY"`
}
