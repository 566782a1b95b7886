import { useTranslation } from 'react-i18next'
import { rowCodes } from '#domain/import/readRow.ts'

/** Why a row was not taken, with its column. A code that this console does not know yet is shown as it is. */
export function useRowReason() {
  const { t } = useTranslation('dataQuality')
  return ({ code, column }: { code: string; column: string | null }): string => {
    const known = rowCodes.find((one) => one === code)
    const sentence = known ? t(`rowCodes.${known}`) : code
    return column === null ? sentence : t('rejected.inColumn', { column, sentence })
  }
}

/** What is often wrong with an event. */
export const eventCodes = [
  'otherBody',
  'malformedJson',
  'duplicateKey',
  'forbiddenKey',
  'loneSurrogate',
  'nullCharacter',
  'unsafeInteger',
  'required',
  'unknownField',
  'wrongType',
  'notInteger',
  'tooSmall',
  'tooBig',
  'localTime',
  'badFormat',
  'notAllowed',
  'invalid',
  'nobody',
  'amountWithoutCurrency',
  'otherCurrency',
  'registerWithoutUser',
  'inFuture',
  'tooOld',
] as const

export function useEventReason() {
  const { t } = useTranslation('dataQuality')
  return (code: string): string => {
    const known = eventCodes.find((one) => one === code)
    return known ? t(`eventCodes.${known}`) : code
  }
}
