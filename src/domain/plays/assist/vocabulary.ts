import { speech } from '../../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../../speech/vocabulary.ts'
import { assistSchema } from './schema.ts'

/** What an assist may say. */
export const vocabulary = {
  findings: {
    'assist.noHelpers': error('play'),
    'assist.waivedMissing': error('play', 'market', 'waives'),
    'assist.waivesNothing': error('play', 'market', 'waives'),
    'assist.amountAboveList': error('play', 'market', 'amount', 'list'),
    'assist.belowCost': warning('play', 'market', 'left', 'cost', 'loss', 'units'),
    'assist.noWindow': error('play'),
    'assist.noTimeToClaim': error('play'),
    'assist.noHelpsAllowed': error('play'),
    'assist.noneAllowed': error('play'),
    'assist.onePersonFree': error('play', 'market', 'accounts', 'waived'),
    'assist.onePersonFinishes': warning('play', 'market', 'accounts', 'waived'),
  },
  statements: [
    'assist.waives',
    'assist.amount',
    'assist.fee',
    'assist.helpers',
    'assist.newShare',
    'assist.newHelpers',
    'assist.windowHours',
    'assist.payment',
    'assist.claimWithinHours',
    'assist.assistsPerPerson',
    'assist.helpsPerPersonPerDay',
  ],
  terms: {
    'assist.order': ['product', 'helpers'],
    'assist.shipping': ['product', 'helpers', 'fee'],
    'assist.amount': ['product', 'helpers', 'amount'],
    'assist.newHelpers': ['helpers'],
    'assist.window': ['hours'],
    'assist.refundAfter': [],
    'assist.orderAfter': ['hours'],
    'assist.notInTime': [],
    'assist.limits': ['assists', 'helpsPerDay'],
  },
  words: {
    waives: ['order', 'shipping', 'amount'],
    assistPayment: assistSchema.shape.payment.options,
  },
} as const satisfies PlayVocabulary<'assist'>

export const { finding, row, amountRows, sentence, word } = speech(vocabulary)
