import { useSyncExternalStore } from 'react'
import { createChoice } from './choice.ts'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

/** The reader's choice, kept in this browser. `public/theme.js` applies it before the first paint. */
export const themeChoice = createChoice('haggle.theme', themeChoices, 'system')

export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

themeChoice.subscribe(() => applyTheme(themeChoice.get()))

export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  return [useSyncExternalStore(themeChoice.subscribe, themeChoice.get), themeChoice.set]
}

/** What is on the screen now: the choice, or what the system says. */
export function useTheme(): 'light' | 'dark' {
  const [choice] = useThemeChoice()
  const systemIsDark = useSyncExternalStore(watchSystem, systemPrefersDark)
  if (choice !== 'system') return choice
  return systemIsDark ? 'dark' : 'light'
}

function darkQuery(): MediaQueryList | undefined {
  return typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined
}

function systemPrefersDark(): boolean {
  return darkQuery()?.matches ?? false
}

function watchSystem(changed: () => void): () => void {
  const query = darkQuery()
  query?.addEventListener('change', changed)
  return () => query?.removeEventListener('change', changed)
}
