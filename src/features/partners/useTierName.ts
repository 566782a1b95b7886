import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnerProgramme } from '#domain/partners/schema.ts'

/** What people call a tier of the programme, by its id. */
export function useTierName({ tiers }: Pick<PartnerProgramme, 'tiers'>): (id: string) => string {
  const { t } = useTranslation('partners')
  return useCallback(
    (id) => {
      const tier = tiers.find((one) => one.id === id)
      return tier === undefined || tier.name === '' ? t('tier.unnamed', { rank: tier?.rank ?? 0 }) : tier.name
    },
    [tiers, t],
  )
}
