import { dayOf } from './calendar.ts';
import type { Setting } from './categories.ts';

interface Promotion {
  readonly from: number;
  readonly to: number;
  readonly percent: number;
  readonly settings: readonly Setting[] | 'all';
  /** `price`: the price itself is lowered; `discount`: the line carries a discount. */
  readonly shownAs: 'price' | 'discount';
}

const worn: readonly Setting[] = ['clothing', 'shoes'];
const promotions: readonly Promotion[] = [
  { from: dayOf(2025, 7, 2), to: dayOf(2025, 7, 29), percent: 25, settings: worn, shownAs: 'price' },
  { from: dayOf(2025, 11, 24), to: dayOf(2025, 12, 1), percent: 20, settings: 'all', shownAs: 'discount' },
  { from: dayOf(2026, 1, 7), to: dayOf(2026, 2, 3), percent: 30, settings: worn, shownAs: 'price' },
  { from: dayOf(2026, 4, 13), to: dayOf(2026, 4, 20), percent: 15, settings: ['home'], shownAs: 'discount' },
  { from: dayOf(2026, 5, 4), to: dayOf(2026, 5, 10), percent: 10, settings: ['beauty'], shownAs: 'discount' },
  { from: dayOf(2026, 7, 1), to: dayOf(2026, 7, 28), percent: 25, settings: worn, shownAs: 'price' },
  { from: dayOf(2026, 9, 14), to: dayOf(2026, 9, 20), percent: 15, settings: ['electronics'], shownAs: 'discount' },
];

/** The promotion that lowers goods of a setting on a day, if any. */
export function promotionOn(day: number, setting: Setting): Promotion | undefined {
  return promotions.find(
    ({ from, to, settings }) => day >= from && day <= to && (settings === 'all' || settings.includes(setting)),
  );
}

/** Codes shoppers type in; each takes ten per cent off the whole order. */
export const welcomeCode = 'WELCOME10';
export const newsletterCodes = ['NEWS10', 'MERCI10', 'BUN10'] as const;
export const codePercent = 10;
