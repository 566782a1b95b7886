/** Categories of the curated shop (17 in the source essay on curated goods). */
export const categories = [
  'phones',
  'tablets',
  'wearables',
  'audio',
  'smartHome',
  'appliances',
  'kitchen',
  'lighting',
  'networking',
  'power',
  'travel',
  'bags',
  'clothing',
  'bedding',
  'toys',
  'personalCare',
  'groceries',
] as const
export type Category = (typeof categories)[number]
