import { speech } from '../../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../../speech/vocabulary.ts'
import { codeChannels } from './schema.ts'

/** What a reservation may say. */
export const vocabulary = {
  findings: {
    'reservation.purchaseEmpty': error('play'),
    'reservation.purchaseBeforeReserving': error('play'),
    'reservation.purchaseOutsidePhases': error('play', 'market'),
    'reservation.priceAboveList': error('play', 'market', 'price', 'list'),
    'reservation.priceBelowCost': warning('play', 'market', 'price', 'cost', 'loss', 'units'),
    'reservation.bonusBelowCost': warning('play', 'market', 'left', 'cost', 'loss'),
    'reservation.quotaMissing': error('play', 'market'),
    'reservation.quotaZero': error('play', 'market'),
    'reservation.quotaAboveStock': error('play', 'market', 'quota', 'units', 'most'),
    'reservation.promisedTooMuch': error('play', 'market', 'quota', 'codes', 'units', 'most'),
    'reservation.noLimit': error('play'),
    'reservation.noFriends': error('play'),
    'reservation.bonusMissing': error('play', 'market'),
    'reservation.bonusAbovePrice': error('play', 'market', 'bonus', 'price'),
    'reservation.noHeadStart': error('play'),
    'reservation.batchNameless': error('play', 'batch'),
    'reservation.batchTwice': error('play', 'batch'),
    'reservation.batchEmpty': error('play', 'batch'),
    'reservation.batchPerPerson': error('play', 'batch', 'times'),
  },
  statements: [
    'reservation.price',
    'reservation.quota',
    'reservation.oversubscription',
    'reservation.purchaseFrom',
    'reservation.purchaseTo',
    'reservation.limitPerPerson',
    'reservation.shareBonus',
    'reservation.bonusFriends',
    'reservation.bonusAmount',
    'reservation.bonusMinutes',
    'reservation.batch',
    'reservation.batchCount',
    'reservation.batchPerPerson',
    'reservation.batchChannel',
    'reservation.batchLetters',
  ],
  terms: {
    'reservation.what': ['product', 'price'],
    'reservation.reserve': ['quota'],
    'reservation.purchase': ['from', 'to', 'market'],
    'reservation.assured': [],
    'reservation.notAssured': ['quota', 'units'],
    'reservation.lapses': [],
    'reservation.limit': ['times'],
    'reservation.bonusAmount': ['friends', 'amount'],
    'reservation.bonusEarlier': ['friends', 'minutes'],
    'reservation.codes': [],
    'reservation.codesPerPerson': ['batch', 'times'],
  },
  words: { price: ['reserved'], codeChannel: codeChannels, shareBonus: ['none', 'amount', 'earlier'] },
} as const satisfies PlayVocabulary<'reservation'>

export const { finding, row, amountRows, countRows, sentence, word } = speech(vocabulary)
