import { speech } from '../../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../../speech/vocabulary.ts'

/** What a flash sale may say. */
export const vocabulary = {
  findings: {
    'flashSale.noSession': error('play'),
    'flashSale.sessionEmpty': error('play', 'session'),
    'flashSale.sessionOutsideWindow': error('play', 'session'),
    'flashSale.noItem': error('play', 'session'),
    'flashSale.itemTwice': error('play', 'session', 'product'),
    'flashSale.sessionsOverlap': error('play', 'session', 'other', 'product'),
    'flashSale.nothingInMarket': error('play', 'market'),
    'flashSale.offeredNowhere': error('play', 'session', 'product'),
    'flashSale.stockMissing': error('play', 'session', 'product', 'market'),
    'flashSale.stockZero': error('play', 'session', 'product', 'market'),
    'flashSale.priceNotBelowList': error('play', 'session', 'product', 'market', 'price', 'list'),
    'flashSale.priceBelowCost': warning('play', 'session', 'product', 'market', 'price', 'cost', 'loss', 'units'),
    'flashSale.overStock': error('play', 'product', 'market', 'units', 'stock'),
    'flashSale.capBelowStock': warning('play', 'market', 'units', 'stock'),
    'flashSale.noLimit': error('play', 'session'),
    'flashSale.noTimeToPay': error('play'),
    'flashSale.oneBuyerTakesAll': warning('play', 'units'),
  },
  statements: [
    'flashSale.from',
    'flashSale.to',
    'flashSale.limitPerPerson',
    'flashSale.product',
    'flashSale.price',
    'flashSale.stock',
    'flashSale.countdownMinutes',
    'flashSale.payWithinMinutes',
  ],
  terms: {
    'flashSale.what': [],
    'flashSale.session': ['session', 'from', 'to', 'market'],
    'flashSale.item': ['product', 'price', 'units'],
    'flashSale.limit': ['session', 'times'],
    'flashSale.serverTime': [],
    'flashSale.payWithin': ['minutes'],
    'flashSale.paidCounts': [],
  },
  words: { price: ['flash'] },
} as const satisfies PlayVocabulary<'flashSale'>

export const { finding, row, amountRows, countRows, sentence, word } = speech(vocabulary)
