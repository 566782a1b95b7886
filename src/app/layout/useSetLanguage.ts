import { useMutation } from '@tanstack/react-query'
import { api } from '#api/api.ts'
import type { Language } from '#domain/market.ts'
import { chooseLanguage } from '../i18n.ts'

/** Changes the language here at once, and remembers it with the person for the next machine. */
export function useSetLanguage(): (language: Language) => void {
  // Not kept by the server: this browser still keeps it, so nobody needs to be told.
  const remember = useMutation(api.session.update.mutationOptions())
  return (language) => {
    chooseLanguage(language)
    remember.mutate({ language })
  }
}
