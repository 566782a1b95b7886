/** The dated parts of a campaign, in their order. */
export const phaseKinds = ['teaser', 'warmUp', 'main', 'encore'] as const
export type PhaseKind = (typeof phaseKinds)[number]
