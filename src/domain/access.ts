export const roles = ['manager', 'approver', 'analyst', 'qa', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What people can do, by the resource they do it to. Procedures, buttons and menus all ask by these names. */
export const actions = [
  'campaign.read',
  'campaign.edit',
  'campaign.submit',
  'campaign.approve',
  'campaign.publish',
  'campaign.pause',
  'campaign.rollBack',
  'campaign.end',
  'codes.make',
  'catalogue.read',
  'catalogue.edit',
  'analytics.read',
  'dataQuality.read',
  'dataQuality.edit',
  'events.import',
  'people.read',
  'people.edit',
  'keys.read',
  'keys.edit',
  'audit.read',
] as const
export type Action = (typeof actions)[number]

const reading = ['campaign.read', 'catalogue.read', 'analytics.read', 'dataQuality.read', 'audit.read'] as const

const granted: Record<Role, readonly Action[]> = {
  manager: [
    ...reading,
    'campaign.edit',
    'campaign.submit',
    'campaign.publish',
    'campaign.pause',
    'campaign.end',
    'codes.make',
    'catalogue.edit',
    'events.import',
    'dataQuality.edit',
  ],
  approver: [...reading, 'campaign.approve', 'campaign.publish', 'campaign.pause', 'campaign.rollBack', 'campaign.end'],
  analyst: [...reading, 'events.import', 'dataQuality.edit'],
  qa: reading,
  administrator: [...reading, 'catalogue.edit', 'people.read', 'people.edit', 'keys.read', 'keys.edit'],
}

/** May this role do this at all? Whose object it is, and four eyes, are asked in `campaign/lifecycle.ts`. */
export function mayDo(role: Role, action: Action): boolean {
  return granted[role].includes(action)
}
