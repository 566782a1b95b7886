import { speech } from '../../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../../speech/vocabulary.ts'
import { checkInSchema } from './schema.ts'

/** What a check-in may say. */
export const vocabulary = {
  findings: {
    'checkIn.noDays': error('play'),
    'checkIn.rewardMissing': error('play', 'market', 'day'),
    'checkIn.earnsNothing': error('play', 'market'),
    'checkIn.cycleLongerThanPlay': error('play', 'market', 'days', 'open'),
    'checkIn.thresholdOutOfReach': error('play', 'market', 'threshold', 'earns'),
    'checkIn.thresholdNeedsEveryDay': warning('play', 'market', 'threshold', 'leaves', 'earns'),
    'checkIn.streakOutOfRange': error('play', 'days', 'most'),
    'checkIn.streakTwice': error('play', 'days'),
    'checkIn.streakAmountMissing': error('play', 'market', 'days'),
    'checkIn.makeUpsTooMany': error('play', 'makeUps', 'days'),
    'checkIn.noCycles': error('play'),
    'checkIn.noTimeToCashOut': error('play'),
    'checkIn.budgetBelowPromise': warning('play', 'market', 'participants', 'promised', 'budget'),
    'checkIn.accountsUnlimited': warning('play'),
    'checkIn.missingPaysBetter': warning('play', 'market', 'most', 'earns'),
    'checkIn.cashTaxed': warning('play', 'market', 'rule', 'source'),
  },
  statements: [
    'checkIn.reward',
    'checkIn.streakDays',
    'checkIn.streakAmount',
    'checkIn.perfectCycle',
    'checkIn.afterMiss',
    'checkIn.makeUps',
    'checkIn.makeUpBy',
    'checkIn.cyclesPerPerson',
    'checkIn.cashOutThreshold',
    'checkIn.cashOutWithinDays',
  ],
  terms: {
    'checkIn.what': ['days', 'market'],
    'checkIn.reward': ['day', 'amount'],
    'checkIn.streak': ['days', 'amount'],
    'checkIn.missGoOn': [],
    'checkIn.missStartAgain': [],
    'checkIn.noMakeUp': [],
    'checkIn.makeUpFree': ['times'],
    'checkIn.makeUpInvite': ['times'],
    'checkIn.cycles': ['cycles'],
    'checkIn.paidAs': ['pays'],
    'checkIn.threshold': ['amount'],
    'checkIn.noThreshold': [],
    'checkIn.cashOutWithin': ['days'],
  },
  words: {
    afterMiss: checkInSchema.shape.afterMiss.options,
    makeUpBy: checkInSchema.shape.makeUpBy.options,
  },
} as const satisfies PlayVocabulary<'checkIn'>

export const { finding, row, amountRows, sentence, word } = speech(vocabulary)
