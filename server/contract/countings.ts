/** How a return that names several reasons counts: under its main one, under each by 1/n of them, or fully under each. */
export const countings = ['primary', 'weight', 'mention'] as const;
export type Counting = (typeof countings)[number];
