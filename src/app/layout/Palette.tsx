import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '#api/api.ts'
import { useSession } from '#api/session.ts'
import { languages } from '#domain/market.ts'
import { themeChoice, themeChoices } from '#lib/theme.ts'
import { paths } from '#paths'
import { languageNames } from './LanguageMenu.tsx'
import { destinationsFor } from './navigation.ts'
import styles from './Palette.module.css'
import { themeLabels } from './ThemeMenu.tsx'
import { useSetLanguage } from './useSetLanguage.ts'

/** Everything one can go to or switch, by typing a part of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const navigate = useNavigate()
  const setLanguage = useSetLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const campaigns = useQuery(
    api.campaigns.list.queryOptions({ input: { q: typed, limit: '8' }, placeholderData: (old) => old }),
  )

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const act = (run: () => void) => () => {
    onClose()
    run()
  }
  const pages = destinationsFor(user.role).flatMap((group) => group.items)

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <Command label={t('palette.title')} loop>
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={t('palette.placeholder')}
          className={styles.input}
        />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>{t('palette.empty')}</Command.Empty>
          <Command.Group heading={t('palette.pages')}>
            {pages.map((item) => (
              <Command.Item key={item.to} value={t(item.label)} onSelect={act(() => void navigate(item.to))}>
                {t(item.label)}
              </Command.Item>
            ))}
          </Command.Group>
          {campaigns.data && campaigns.data.items.length > 0 && (
            <Command.Group heading={t('palette.campaigns')}>
              {campaigns.data.items.map((campaign) => (
                <Command.Item
                  key={campaign.id}
                  value={`${campaign.name} ${campaign.id}`}
                  onSelect={act(() => void navigate(paths.campaign({ campaignId: campaign.id })))}
                >
                  {campaign.name}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          <Command.Group heading={t('palette.actions')}>
            {themeChoices.map((choice) => (
              <Command.Item key={choice} onSelect={act(() => themeChoice.set(choice))}>
                {t('palette.useTheme', { theme: t(themeLabels[choice]) })}
              </Command.Item>
            ))}
            {languages.map((language) => (
              <Command.Item key={language} onSelect={act(() => setLanguage(language))}>
                {t('palette.useLanguage', { language: languageNames[language] })}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
        <p className={styles.hint}>{t('palette.hint')}</p>
      </Command>
    </dialog>
  )
}
