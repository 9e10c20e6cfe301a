import type { ReasonCode } from '../../pipelines/domain/reasons.ts';
import { dayOf } from './calendar.ts';

/** What is wrong with one style, on purpose: probabilities per delivered unit on top of its category's. */
export interface StylePlant {
  readonly kind: 'runs_small' | 'runs_large' | 'excess_defect' | 'excess_description';
  readonly category: string;
  /** Place of the style in its category by demand, 1 for the best seller. */
  readonly rank: number;
  readonly extra: Readonly<Partial<Record<ReasonCode, number>>>;
}

export const stylePlants: readonly StylePlant[] = [
  { kind: 'runs_small', category: 'Dresses', rank: 3, extra: { too_small: 0.2 } },
  { kind: 'runs_small', category: 'Jeans', rank: 2, extra: { too_small: 0.19 } },
  { kind: 'runs_small', category: 'Sneakers', rank: 3, extra: { too_small: 0.18 } },
  { kind: 'runs_small', category: 'Boots', rank: 2, extra: { too_small: 0.2 } },
  { kind: 'runs_large', category: 'Knitwear', rank: 2, extra: { too_large: 0.2 } },
  { kind: 'excess_defect', category: 'Headphones', rank: 2, extra: { does_not_work: 0.11, broke_in_use: 0.03 } },
  { kind: 'excess_defect', category: 'T-Shirts', rank: 3, extra: { poor_quality: 0.08, broke_in_use: 0.04 } },
  { kind: 'excess_defect', category: 'Kitchen Appliances', rank: 2, extra: { does_not_work: 0.1 } },
  { kind: 'excess_description', category: 'Lamps', rank: 2, extra: { measure_differs: 0.08, unlike_photo: 0.05 } },
  { kind: 'excess_description', category: 'Make-up', rank: 2, extra: { colour_differs: 0.12 } },
];

/** What is wrong with a style from a day of order on: probabilities as above. */
interface LatePlant {
  readonly category: string;
  readonly from: number;
  readonly extra: Readonly<Partial<Record<ReasonCode, number>>>;
}

/** Styles of which a new lot is worse; `rank` as above. */
export const risingPlants: readonly (LatePlant & { readonly rank: number })[] = [
  { category: 'Sneakers', rank: 1, from: dayOf(2026, 9, 3), extra: { broke_in_use: 0.25, poor_quality: 0.15 } },
  { category: 'Skincare', rank: 2, from: dayOf(2026, 9, 3), extra: { poor_quality: 0.28 } },
];

/** Goods whose makers number their lots. */
export const lotCategories: readonly string[] = ['Sneakers', 'Headphones', 'Skincare', 'Make-up'];

/** A style that goes on sale on a day, and is wanted as much as the style of this rank. */
export interface Launch extends LatePlant {
  readonly wantedLike: number;
}

/** At most one a category. */
export const launches: readonly Launch[] = [
  { category: 'Dresses', from: dayOf(2026, 9, 7), wantedLike: 1, extra: {} },
  { category: 'Knitwear', from: dayOf(2026, 9, 7), wantedLike: 1, extra: { too_small: 0.3 } },
  { category: 'Lamps', from: dayOf(2026, 9, 14), wantedLike: 1, extra: { unlike_photo: 0.2 } },
  { category: 'Headphones', from: dayOf(2026, 9, 21), wantedLike: 1, extra: {} },
];

/** From this day one warehouse packs boxed goods for one carrier in padded mailers, which doubles their damage. */
export const packagingChange = {
  from: dayOf(2026, 3, 2),
  warehouse: 'Lille',
  carrier: 'DPD',
  packagingBefore: ['box', 'double-wall box'],
  packagingAfter: 'padded mailer',
  damageFactor: 2.15,
} as const;

/** One packer takes two colours of the best-selling cushion for each other. */
export const pickerSwap = {
  from: dayOf(2025, 10, 1),
  warehouse: 'Lille',
  packer: 'L-04',
  category: 'Cushions',
  rank: 1,
  swapShare: 0.75,
  returnedShare: 0.85,
} as const;

/** From this day shoppers who return by choice pay part of the label. */
export const returnFee = { from: dayOf(2026, 2, 1), feeMinor: 295 } as const;

/** Days after delivery in which the shop takes goods back. */
export const returnWindowDays = 30;

/** One shopper for so many orders wears and returns; so many of the shop's orders are placed for that. */
export const ordersPerWardrober = 1_600;
export const wardrobingOrderShare = 0.0075;
/** What one dresses up with, or takes along to a feast. */
export const wardrobingCategories = ['Dresses', 'Heels', 'Coats', 'Cameras'] as const;
