import { speech } from '../../speech/speech.ts'
import { error, warning, type PlayVocabulary } from '../../speech/vocabulary.ts'
import { redPacketSchema } from './schema.ts'

/** What a red packet may say. */
export const vocabulary = {
  findings: {
    'redPacket.budgetMissing': error('play', 'market'),
    'redPacket.packetsMissing': error('play', 'market'),
    'redPacket.smallestTooSmall': error('play', 'market'),
    'redPacket.potTooSmall': error('play', 'market', 'budget', 'packets', 'smallest', 'needed'),
    'redPacket.luckWithoutRoom': warning('play', 'market', 'smallest'),
    'redPacket.tooFewForFriends': error('play', 'market', 'packets', 'needed'),
    'redPacket.noFriendsNeeded': error('play'),
    'redPacket.onePersonUnlocks': warning('play', 'accounts'),
    'redPacket.opensCostNothing': warning('play'),
    'redPacket.noPacketsAllowed': error('play'),
    'redPacket.noTimeToShare': error('play'),
    'redPacket.noTimeToClaim': error('play'),
    'redPacket.couponsDiffer': error('play'),
    'redPacket.cashTaxed': warning('play', 'market', 'rule', 'source'),
  },
  statements: [
    'redPacket.split',
    'redPacket.smallest',
    'redPacket.average',
    'redPacket.unlockedBy',
    'redPacket.friendsNeeded',
    'redPacket.receivers',
    'redPacket.packetsPerPerson',
    'redPacket.hoursToShare',
    'redPacket.claimWithinHours',
    'redPacket.unclaimed',
  ],
  terms: {
    'redPacket.unlockByOpens': ['friends'],
    'redPacket.unlockByRegistrations': ['friends'],
    'redPacket.friendsToo': [],
    'redPacket.pot': ['packets', 'budget'],
    'redPacket.even': ['amount'],
    'redPacket.lucky': ['smallest'],
    'redPacket.paidAs': ['pays'],
    'redPacket.timeToShare': ['hours'],
    'redPacket.claimWithin': ['hours'],
    'redPacket.unclaimedPot': [],
    'redPacket.unclaimedBudget': [],
    'redPacket.limit': ['packets'],
  },
  words: {
    split: redPacketSchema.shape.split.options,
    unlockedBy: redPacketSchema.shape.unlockedBy.options,
    receivers: redPacketSchema.shape.receivers.options,
    unclaimed: redPacketSchema.shape.unclaimed.options,
  },
} as const satisfies PlayVocabulary<'redPacket'>

export const { finding, row, amountRows, sentence, word } = speech(vocabulary)
