import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languages, type Language } from '#domain/market.ts'
import { createChoice } from '#lib/choice.ts'

/** A namespace is one feature's dictionary: `src/locales/<language>/<namespace>.json`, fetched when a route needs it. */
const dictionaries = import.meta.glob<ResourceKey>('../locales/*/*.json', { import: 'default' })

const lazyDictionaries: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init: () => undefined,
  read: (language: string, namespace: string) => {
    const load = dictionaries[`../locales/${language}/${namespace}.json`]
    if (!load) throw new Error(`no dictionary ${language}/${namespace}`)
    return load()
  },
}

const languageChoice = createChoice<Language>('haggle.language', languages, detectLanguage(preferredLanguages()))

let started: Promise<unknown> = Promise.resolve()

/** Starts the dictionaries with the shell's namespace in one language and nothing else. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  started = i18next
    .use(lazyDictionaries)
    .use(initReactI18next)
    .init({
      lng: languageChoice.get(),
      supportedLngs: languages,
      load: 'currentOnly',
      fallbackLng: false,
      ns: ['shell'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      returnEmptyString: false,
    })
  await started
}

/** Loads what a route's page says, before it is shown. */
export async function loadDictionaries(namespaces: readonly string[]): Promise<void> {
  // Fetched beside the shell's words, not after them.
  for (const namespace of namespaces)
    dictionaries[`../locales/${languageChoice.get()}/${namespace}.json`]?.().catch(() => undefined)
  await started
  await i18next.loadNamespaces(namespaces)
}

/** Takes over the language a person chose on another machine, where nothing was chosen on this one. */
export async function adoptLanguage(language: Language | null): Promise<void> {
  if (language && !languageChoice.isChosen() && i18next.language !== language) await i18next.changeLanguage(language)
}

export function chooseLanguage(language: Language): void {
  languageChoice.set(language)
  void i18next.changeLanguage(language)
}

/** The first of the reader's languages that we speak. Chinese without a place is read as the mainland's. */
export function detectLanguage(preferred: readonly string[]): Language {
  for (const wanted of preferred) {
    const tag = wanted.toLowerCase()
    if (tag.startsWith('en')) return 'en'
    if (!tag.startsWith('zh')) continue
    if (/-(hk|mo)\b/.test(tag)) return 'zh-HK'
    if (/-tw\b/.test(tag) || tag.includes('hant')) return 'zh-TW'
    return 'zh-CN'
  }
  return 'en'
}

function preferredLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages
}
