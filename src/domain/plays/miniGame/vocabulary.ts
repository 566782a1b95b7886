import { speech } from '../../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../../speech/vocabulary.ts'
import { games } from './schema.ts'

/** What a mini-game may say. */
export const vocabulary = {
  findings: {
    'miniGame.noItems': error('play', 'game', 'least'),
    'miniGame.noChoices': error('play'),
    'miniGame.passMarkMissing': error('play'),
    'miniGame.passMarkOnVote': error('play'),
    'miniGame.passMarkOutOfRange': error('play', 'passMark', 'items'),
    'miniGame.passedByGuessing': warning('play', 'share', 'passMark', 'items'),
    'miniGame.noChances': error('play'),
    'miniGame.sharesAddNothing': error('play', 'chances', 'most'),
    'miniGame.noReward': error('play'),
    'miniGame.playedForNothing': warning('play'),
    'miniGame.noDraw': error('play'),
    'miniGame.drawGone': error('play'),
    'miniGame.drawNotInMarket': error('play', 'draw', 'market'),
    'miniGame.drawEndsBefore': error('play', 'draw'),
    'miniGame.noDrawChances': error('play'),
    'miniGame.noCoupon': error('play'),
    'miniGame.couponGone': error('play'),
    'miniGame.valueMissing': error('play', 'market'),
  },
  statements: [
    'miniGame.game',
    'miniGame.items',
    'miniGame.choices',
    'miniGame.passMark',
    'miniGame.passedByGuessing',
    'miniGame.secondsPerGame',
    'miniGame.chancesPerDay',
    'miniGame.chancesPerShare',
    'miniGame.mostByShares',
    'miniGame.reward',
    'miniGame.draw',
    'miniGame.drawChances',
    'miniGame.coupon',
    'miniGame.value',
    'miniGame.rewardsPerPerson',
  ],
  terms: {
    'miniGame.recognise': ['items'],
    'miniGame.hiddenObject': ['items'],
    'miniGame.quiz': ['items'],
    'miniGame.vote': ['items'],
    'miniGame.passMark': ['passMark', 'items'],
    'miniGame.time': ['seconds'],
    'miniGame.chances': ['chances'],
    'miniGame.chancesByShare': ['chances', 'most'],
    'miniGame.drawAfterPass': ['chances', 'draw'],
    'miniGame.drawAfterVote': ['chances', 'draw'],
    'miniGame.couponAfterPass': [],
    'miniGame.couponAfterVote': [],
    'miniGame.rewardsPerPerson': ['times'],
    'miniGame.rewards': ['units'],
    'miniGame.midnight': ['market'],
  },
  words: { game: games, gameReward: ['none', 'draw', 'coupon'] },
} as const satisfies PlayVocabulary<'miniGame'>

export const { finding, row, amountRows, sentence, word } = speech(vocabulary)
