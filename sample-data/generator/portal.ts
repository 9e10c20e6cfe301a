import { groupOf, type ReasonCode } from '../../pipelines/domain/reasons.ts';
import type { Random } from './random.ts';

/** The reasons the shop's return portal offers. */
const portalCodes = [
  'TOO_SMALL',
  'TOO_LARGE',
  'DOES_NOT_FIT',
  'DAMAGED_ON_ARRIVAL',
  'WRONG_ITEM_RECEIVED',
  'PARTS_MISSING',
  'NOT_AS_DESCRIBED',
  'DEFECTIVE',
  'POOR_QUALITY',
  'CHANGED_MIND',
  'ORDERED_BY_MISTAKE',
  'BETTER_PRICE_FOUND',
  'ARRIVED_TOO_LATE',
  'OTHER',
] as const;
export type PortalCode = (typeof portalCodes)[number];

const byReason: Readonly<Partial<Record<ReasonCode, PortalCode>>> = {
  too_small: 'TOO_SMALL',
  too_large: 'TOO_LARGE',
  missing_part: 'PARTS_MISSING',
  wrong_quantity: 'PARTS_MISSING',
  poor_quality: 'POOR_QUALITY',
  ordered_by_mistake: 'ORDERED_BY_MISTAKE',
  cheaper_elsewhere: 'BETTER_PRICE_FOUND',
};
const byGroup = {
  size_fit: 'DOES_NOT_FIT',
  damaged_in_transit: 'DAMAGED_ON_ARRIVAL',
  packing_error: 'WRONG_ITEM_RECEIVED',
  not_as_described: 'NOT_AS_DESCRIBED',
  defective: 'DEFECTIVE',
  changed_mind: 'CHANGED_MIND',
  late_delivery: 'ARRIVED_TOO_LATE',
  other: 'OTHER',
} as const satisfies Record<ReturnType<typeof groupOf>, PortalCode>;
const merchantPays: readonly string[] = [
  'DAMAGED_ON_ARRIVAL',
  'WRONG_ITEM_RECEIVED',
  'PARTS_MISSING',
  'NOT_AS_DESCRIBED',
  'DEFECTIVE',
  'POOR_QUALITY',
];

/** What the shopper clicks: mostly the fitting code, sometimes nothing, sometimes another (often one that is free of charge). */
export function clickCode(reason: ReasonCode, random: Random): PortalCode | '' {
  const mark = random.next();
  if (mark < 0.09) return '';
  if (mark < 0.14) return random.pick(portalCodes);
  if (mark < 0.18) return random.pick(['DEFECTIVE', 'NOT_AS_DESCRIBED']);
  if (mark < 0.22) return 'OTHER';
  return byReason[reason] ?? byGroup[groupOf(reason)];
}

/** Whether the shop bears the return label of a code whatever its policy. */
export function isMerchantsFault(code: PortalCode | ''): boolean {
  return merchantPays.includes(code);
}

/** The reason codes Amazon offers, by what is really the matter. */
export function amazonReason(reason: ReasonCode, setting: string, random: Random): string {
  if (random.chance(0.07)) return random.pick(['DEFECTIVE', 'NOT_AS_DESCRIBED', 'UNWANTED_ITEM', 'NO_REASON_GIVEN']);
  const isWorn = setting === 'clothing' || setting === 'shoes';
  if (reason === 'too_small') return isWorn ? 'APPAREL_TOO_SMALL' : 'POOR_FIT';
  if (reason === 'too_large') return isWorn ? 'APPAREL_TOO_LARGE' : 'POOR_FIT';
  return amazonByReason[reason] ?? amazonByGroup[groupOf(reason)];
}

const amazonByReason: Readonly<Partial<Record<ReasonCode, string>>> = {
  incompatible: 'NOT_COMPATIBLE',
  missing_part: 'MISSING_PARTS',
  extra_item: 'EXTRA_ITEM',
  poor_quality: 'QUALITY_UNACCEPTABLE',
  ordered_by_mistake: 'ORDERED_WRONG_ITEM',
  cheaper_elsewhere: 'FOUND_BETTER_PRICE',
  never_arrived: 'NEVER_ARRIVED',
  refused_or_undelivered: 'UNDELIVERABLE_REFUSED',
};
const amazonByGroup = {
  size_fit: 'POOR_FIT',
  damaged_in_transit: 'DAMAGED_BY_CARRIER',
  packing_error: 'SWITCHEROO',
  not_as_described: 'NOT_AS_DESCRIBED',
  defective: 'DEFECTIVE',
  changed_mind: 'UNWANTED_ITEM',
  late_delivery: 'MISSED_ESTIMATED_DELIVERY',
  other: 'NO_REASON_GIVEN',
} as const;
